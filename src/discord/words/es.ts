import type { Words } from './words.js';

/** Spanish; for Spain and Latin America alike. */
export const es: Words = {
  'answer.strong': 'Coincidencia segura',
  'answer.possible': 'Coincidencia posible: quizá no lo responda del todo',
  'answer.alsoIn': {
    one: 'también en {count} artículo más',
    many: 'también en {count} de artículos más',
    other: 'también en {count} artículos más',
  },
  'answer.sameText': 'mismo texto en {outlets}',
  'answer.link': 'enlace',
  'answer.article': 'artículo',
  'answer.page': 'p. {page}',
  'answer.footer': 'Citas palabra por palabra · índice {index}',
  'answer.sharedBy': 'Compartido por {person}',
  'answer.questionDeleted':
    'La pregunta se ha borrado. Quien la hizo o la moderación puede borrar también esta respuesta.',

  'declined.none': {
    one: 'El único artículo que hay aquí no lo responde, así que no se cita nada.',
    many: 'Ninguno de los {count} de artículos que hay aquí lo responde, así que no se cita nada.',
    other: 'Ninguno de los {count} artículos que hay aquí lo responde, así que no se cita nada.',
  },
  'declined.dates': { one: 'Es del {dates}.', other: 'Fechas de los que la llevan: {dates}.' },
  'declined.empty': 'Todavía no hay aquí ningún artículo que citar.',
  'declined.footer': 'No se cita nada · índice {index}',
  'dates.range': '{from} – {to}',

  'button.context': 'Contexto',
  'button.sources': 'Más fuentes',
  'button.helpful': 'Útil',
  'button.notHelpful': 'No es útil',
  'button.share': 'Compartir',
  'button.previous': 'Anterior',
  'button.next': 'Siguiente',
  'button.delete': 'Borrar',
  'button.erase': 'Borrar todo',
  'button.keep': 'Conservar',

  'page.of': 'Página {page} de {pages}',
  'context.changed': 'Este artículo ha cambiado desde entonces; las palabras citadas siguen en él.',
  'context.gone':
    'Este artículo ha cambiado desde entonces y las palabras citadas ya no están en él. Aquí está como es ahora.',
  'quote.gone': 'Este artículo ha cambiado desde entonces y las palabras citadas ya no están en él.',
  'context.removed':
    'Este artículo ya no está entre los artículos de aquí, así que no hay nada que mostrar en torno a la cita.',
  'context.nothing': 'En esta respuesta no hay ninguna cita cuyo contexto mostrar.',
  'sources.head': 'Lo que más se acerca a «{question}». Estos pasajes se han encontrado, sin juzgar si lo responden.',
  'sources.none': 'Ningún pasaje se acerca a esta pregunta.',
  'sources.removed': {
    one: 'Entonces se encontró {count} pasaje más, pero su artículo ha cambiado o ya no está aquí.',
    many: 'Entonces se encontraron {count} de pasajes más, pero sus artículos han cambiado o ya no están aquí.',
    other: 'Entonces se encontraron {count} pasajes más, pero sus artículos han cambiado o ya no están aquí.',
  },
  'lookup.head':
    'Pasajes que contienen palabras de «{question}», el mejor primero. Se han encontrado por sus palabras, sin juzgarlos.',
  'lookup.none': 'Ningún pasaje de aquí contiene ninguna de estas palabras.',
  'findSources.head':
    'Lo que tiene que ver con este mensaje: «{question}». Estos pasajes se han encontrado, sin juzgar si lo confirman.',
  'findSources.far':
    'Nada de aquí tiene que ver claramente con este mensaje: «{question}». Estos pasajes son los que más se acercan.',
  'findSources.none': 'Ningún pasaje de aquí se acerca a este mensaje.',
  'verify.verbatim': '**Palabra por palabra** en los artículos de aquí:',
  'verify.altered':
    '**Alterado.** Lo que dice el artículo; lo ~~tachado~~ solo está en el mensaje, lo que va en **negrita** solo en el artículo:',
  'verify.order': 'Todas estas palabras están en el artículo, pero no en este orden.',
  'verify.absent': '**No está en los artículos de aquí:** «{quoted}»',
  'verify.alsoIn': 'también en {articles}',
  'verify.whole': 'Nada en este mensaje está marcado como cita, así que se ha comparado entero.',
  'verify.nothing': 'En este mensaje no hay palabras que verificar.',
  'verify.own': 'En este mensaje no cito nada, así que no hay nada que verificar.',
  'verify.more': {
    one: '{count} cita más de este mensaje no se ha comprobado.',
    other: '{count} citas más de este mensaje no se han comprobado.',
  },
  'article.by': 'Por {author}',
  'article.removed': 'Este artículo ya no está entre los artículos de aquí.',

  'vote.helpful': 'Gracias: contado como útil. Con el otro botón puedes cambiarlo.',
  'vote.notHelpful': 'Gracias: contado como no útil y anotado para la moderación. Con el otro botón puedes cambiarlo.',

  'howTo.what': 'Hazme una pregunta y respondo con las palabras de los artículos, indicando la fuente.',
  'howTo.how':
    'Mencióname con una pregunta, responde a una de mis respuestas, envíame un mensaje directo o usa {command}.',

  'follow.answered': 'Esto ya tiene respuesta, así que no hay nada que esperar:',
  'follow.added': 'Ahora sigues esta pregunta: «{question}»',
  'follow.already': 'Ya sigues esta pregunta: «{question}»',
  'follow.how': 'Cuando un artículo nuevo la responda, te lo diré aquí, una sola vez.',
  'follow.howHere':
    'Cuando un artículo nuevo la responda, te lo diré una sola vez: por mensaje directo, o en este canal con una mención si no los aceptas de mí.',
  'follow.count': {
    one: 'Sigues {count} pregunta, de {limit} como mucho.',
    many: 'Sigues {count} de preguntas, de {limit} como mucho.',
    other: 'Sigues {count} preguntas, de {limit} como mucho.',
  },
  'follow.told': 'Querías saber cuándo los artículos responderían a esto: «{question}». Ahora hay uno que lo hace.',
  'unfollow.nothing': 'No sigues ninguna pregunta. Con {command} empiezas a seguir una.',
  'unfollow.head': {
    one: 'Sigues una pregunta:',
    many: 'Sigues {count} de preguntas:',
    other: 'Sigues {count} preguntas:',
  },
  'unfollow.choose': '¿Qué quieres dejar?',
  'unfollow.done': 'Dejada: «{question}»',

  'forget.ask':
    'Esto borra para siempre lo que guardo sobre ti: tus votos, tus preguntas sin respuesta, las preguntas que sigues, las respuestas que solo tú viste y, en las respuestas que otros también ven, que tú las pediste.',
  'forget.stays':
    'Lo que queda: los mensajes en Discord, que puedes borrar tú, y, de la moderación, el registro de lo que hizo como tal, que caduca.',
  'forget.done': 'Borrado:',
  'forget.nothing': 'No se guardaba nada sobre ti.',
  'forget.kept': 'No se ha borrado nada.',
  'forget.votes': { one: '{count} voto', many: '{count} de votos', other: '{count} votos' },
  'forget.gaps': {
    one: '{count} pregunta que quedó sin respuesta o se marcó como no útil',
    many: '{count} de preguntas que quedaron sin respuesta o se marcaron como no útiles',
    other: '{count} preguntas que quedaron sin respuesta o se marcaron como no útiles',
  },
  'forget.follows': {
    one: '{count} pregunta que seguías',
    many: '{count} de preguntas que seguías',
    other: '{count} preguntas que seguías',
  },
  'forget.answers': {
    one: '{count} respuesta que solo tú viste',
    many: '{count} de respuestas que solo tú viste',
    other: '{count} respuestas que solo tú viste',
  },
  'forget.unlinked': {
    one: 'en {count} respuesta que otros también ven, quién la pidió',
    many: 'en {count} de respuestas que otros también ven, quién las pidió',
    other: 'en {count} respuestas que otros también ven, quién las pidió',
  },

  'status.articles': {
    one: '**{count}** artículo',
    many: '**{count}** de artículos',
    other: '**{count}** artículos',
  },
  'status.passages': { one: '**{count}** pasaje', many: '**{count}** de pasajes', other: '**{count}** pasajes' },
  'status.dates': 'Fechas: {dates}',
  'status.outlets': { one: 'Medio: {outlets}', other: 'Medios: {outlets}' },
  'status.built': 'Índice creado {when}',
  'status.model': '{model} · {precision} · {dimension} dimensiones · {megabytes} MB · índice {index}',

  'gaps.head': {
    one: '{count} pregunta abierta',
    many: '{count} de preguntas abiertas, las parecidas como una',
    other: '{count} preguntas abiertas, las parecidas como una',
  },
  'gaps.none': 'Aquí no hay preguntas abiertas: todas recibieron una respuesta útil o están resueltas.',
  'gaps.asked': { one: 'preguntada una vez', other: 'preguntada {count}×' },
  'gaps.people': { one: 'por una persona', many: 'por {count} de personas', other: 'por {count} personas' },
  'gaps.last': 'la última {when}',
  'gaps.unhelpful': {
    one: '{count} respuesta no útil',
    many: '{count} de respuestas no útiles',
    other: '{count} respuestas no útiles',
  },
  'gaps.resolved': 'Resuelta: «{question}». Si se vuelve a preguntar, reaparece.',
  'gaps.closed': 'Esa pregunta ya no está abierta.',
  'gaps.filter.choose': 'Elegir cuáles mostrar',
  'gaps.filter.all': 'Todas las preguntas abiertas',
  'gaps.filter.declined': 'Sin respuesta',
  'gaps.filter.not-helpful': 'Respuesta no útil',
  'gaps.exported': {
    one: 'En CSV, una fila por cada vez que se hizo una pregunta abierta: {count} fila.',
    many: 'En CSV, una fila por cada vez que se hizo una pregunta abierta: {count} de filas.',
    other: 'En CSV, una fila por cada vez que se hizo una pregunta abierta: {count} filas.',
  },
  'gaps.exportCut': {
    one: '{count} fila más no cabe en el archivo.',
    other: '{count} filas más no caben en el archivo: resuelve algunas preguntas o exporta un tipo cada vez.',
  },
  'button.resolve': 'Resuelta',
  'button.export': 'Exportar como CSV',
  'command.gaps.name': 'lagunas',
  'command.gaps.description': 'Preguntas sin respuesta o sin respuesta útil (moderación)',

  'count.articles': { one: '{count} artículo', many: '{count} de artículos', other: '{count} artículos' },
  'count.passages': { one: '{count} pasaje', many: '{count} de pasajes', other: '{count} pasajes' },
  'indexing.head': '**Reindexando** · mientras tanto se sigue respondiendo',
  'indexing.reading': {
    one: 'Lectura: {done} de {count} artículo',
    many: 'Lectura: {done} de {count} de artículos',
    other: 'Lectura: {done} de {count} artículos',
  },
  'indexing.embedding': {
    one: 'Vectorización: {done} de {count} pasaje',
    many: 'Vectorización: {done} de {count} de pasajes',
    other: 'Vectorización: {done} de {count} pasajes',
  },
  'indexing.writing': {
    one: 'Escritura: {done} de {count} pasaje',
    many: 'Escritura: {done} de {count} de pasajes',
    other: 'Escritura: {done} de {count} pasajes',
  },
  'duration.moment': 'menos de un segundo',
  'indexing.done': '**Reindexado** en {duration} · {articles}, {passages} · índice {index}',
  'indexing.anew': 'Se ha reindexado todo desde el principio: {reason}',
  'indexing.nothing': 'No ha cambiado nada.',
  'indexing.embedded': {
    one: '{count} pasaje vectorizado',
    many: '{count} de pasajes vectorizados',
    other: '{count} pasajes vectorizados',
  },
  'indexing.unchanged': {
    one: '{count} artículo sin cambios',
    many: '{count} de artículos sin cambios',
    other: '{count} artículos sin cambios',
  },
  'indexing.trying': {
    one: 'Se vuelve a hacer {count} pregunta sin respuesta…',
    many: 'Se vuelven a hacer {count} de preguntas sin respuesta…',
    other: 'Se vuelven a hacer {count} preguntas sin respuesta…',
  },
  'indexing.answered': {
    one: '{count} pregunta sin respuesta ya la tiene.',
    many: '{count} de preguntas sin respuesta ya la tienen.',
    other: '{count} preguntas sin respuesta ya la tienen.',
  },
  'indexing.work': '{embedded}; {unchanged}.',
  'indexing.added': 'Añadidos: {count}',
  'indexing.changed': 'Cambiados: {count}',
  'indexing.removed': 'Retirados: {count}',
  'indexing.unreadable': 'Ilegibles: {count}',
  'indexing.line': '{path}, línea {line}',
  'indexing.more': '… y {count} más (el registro los nombra todos)',
  'indexing.rest': '… (el resto está en el registro)',
  'indexing.cancelling': 'Cancelado: termina en el siguiente paso, en unos segundos.',
  'indexing.over': 'No se está indexando nada, así que no hay nada que cancelar.',
  'indexing.failed':
    '**La indexación ha fallado.** El índice anterior, si lo había, sigue respondiendo. La causa está en el registro del bot.',
  'indexing.cancelledBy':
    '{person} ha cancelado la reindexación. Lo ya vectorizado se guarda para la próxima vez; el índice anterior sigue respondiendo.',
  'skipped.FILE_EMPTY': 'está vacío',
  'skipped.FILE_NO_TEXT': 'no contiene ninguna frase una vez quitado lo que rodea la página',
  'skipped.FILE_BINARY': 'no es texto',
  'skipped.FILE_TOO_LARGE': 'es demasiado grande; haz un archivo por artículo',
  'skipped.FILE_UNREADABLE': 'no se puede leer',
  'skipped.FILE_MALFORMED': 'está mal formado',
  'skipped.FILE_ENCRYPTED': 'está protegido con contraseña; guárdalo sin ella',
  'skipped.FILE_NO_LETTERS':
    'no contiene texto, seguramente porque está escaneado; pásalo por un reconocimiento de texto (OCR)',
  'skipped.FILE_TOO_HARD': 'exige demasiado tiempo o memoria al leerlo; guárdalo en una forma más sencilla',
  'skipped.FILE_LIMIT': 'contiene demasiado; divídelo en archivos más pequeños',
  'skipped.FORMAT_UNKNOWN': 'tiene un formato que no se lee',
  'skipped.ARTICLE_DUPLICATE': 'tiene un identificador que ya tiene otro artículo; dale uno propio',
  'skipped.LINK_REPEATED': 'es un enlace a algo que se lee con su propio nombre; no falta nada',
  'skipped.LINK_OUTSIDE': 'es un enlace a un lugar fuera del corpus y no se ha seguido',
  'reply.moved': 'Esto sigue en {link}',
  'button.cancel': 'Cancelar',

  'corpus.pending': 'El corpus ha cambiado igualmente: la próxima indexación lo tendrá en cuenta.',
  'add.done': '**Añadido:** {title} ({file})',
  'remove.ask':
    '¿Retirar **{title}** ({file}) del corpus? Desaparece de todas las respuestas futuras. El archivo pasa a .verbatim/removed, en la carpeta del corpus, y se puede devolver.',
  'remove.done': '**Retirado:** {title} ({file}). El archivo está en .verbatim/removed, en la carpeta del corpus.',
  'remove.undone': '**Devuelto:** {title} ({file})',
  'remove.kept': 'No se ha retirado nada.',
  'remove.gone': 'Este artículo ya no está en el índice, así que no hay nada que retirar.',
  'remove.notThere': 'Este artículo ya no está entre los retirados, así que no hay nada que devolver.',
  'button.remove': 'Retirar',
  'button.restore': 'Devolver',
  'command.add.name': 'añadir',
  'command.add.description': 'Poner un artículo en el corpus (moderación)',
  'command.add.file.name': 'archivo',
  'command.add.file.description': 'El artículo: .txt, .md, .html, .pdf o .docx, hasta 8 MB',
  'command.remove.name': 'retirar',
  'command.remove.description': 'Retirar un artículo del corpus; se puede devolver (moderación)',
  'command.remove.title.name': 'título',
  'command.remove.title.description': 'El título del artículo: escribe algunas palabras y elige',

  'language.name': 'Español',
  'settings.server': 'Ajustes de este servidor',
  'settings.channel': 'Ajustes de {channel}',
  'settings.none': 'ninguno',
  'settings.askChannels': 'Canales de preguntas',
  'settings.askChannels.hint': 'Allí cada mensaje se toma por una pregunta.',
  'settings.askChannels.unheard':
    '⚠️ Discord no le da al bot las palabras de los mensajes de esos canales. Quien opera el bot tiene que activar el Message Content Intent (discord.com/developers/applications, Bot) y reiniciarlo.',
  'settings.askChannels.choose': 'Elegir canales de preguntas',
  'settings.private': 'Respuestas a comandos',
  'settings.private.hint': 'Cuando quien pregunta no dice otra cosa.',
  'settings.private.no': 'para todo el canal',
  'settings.private.yes': 'solo para quien pregunta',
  'settings.private.choose': 'Elegir quién ve las respuestas',
  'settings.language': 'Idioma',
  'settings.language.hint': 'De botones y avisos; las citas conservan las palabras de los artículos.',
  'settings.language.auto': 'el de cada miembro',
  'settings.language.choose': 'Elegir un idioma',
  'settings.inherit': 'Como en el servidor: {value}',
  'settings.apart': 'Canales con ajustes propios',
  'settings.apart.choose': 'Ajustar un canal aparte',
  'button.reset': 'Restablecer',
  'button.toServer': 'Volver al servidor',
  'command.settings.name': 'ajustes',
  'command.settings.description': 'Canales de preguntas, respuestas privadas, idioma (moderación)',

  'command.ask.name': 'preguntar',
  'command.ask.description': 'Haz una pregunta; la respuesta es una cita de los artículos, con su fuente',
  'command.ask.question.name': 'pregunta',
  'command.ask.question.description': 'Lo que quieres saber, en una frase',
  'command.ask.private.name': 'privado',
  'command.ask.private.description': 'Mostrar la respuesta solo a ti',
  'command.ask.source.name': 'medio',
  'command.ask.source.description': 'Solo artículos de este medio',
  'command.ask.after.name': 'desde',
  'command.ask.after.description': 'Solo artículos desde esta fecha: 2024-01-31, 2024-01 o 2024',
  'command.ask.before.name': 'hasta',
  'command.ask.before.description': 'Solo artículos hasta esta fecha: 2024-01-31, 2024-01 o 2024',
  'command.lookup.name': 'buscar',
  'command.lookup.description': 'Encontrar pasajes por sus palabras',
  'command.lookup.query.name': 'búsqueda',
  'command.lookup.query.description': 'Palabras, un nombre o una expresión',
  'command.article.name': 'artículo',
  'command.article.description': 'Abrir un artículo y hojearlo',
  'command.article.title.name': 'título',
  'command.article.title.description': 'El título del artículo o algunas palabras de él',
  'command.status.name': 'estado',
  'command.status.description': 'Qué abarcan los artículos y cómo de reciente es el índice',
  'command.follow.name': 'seguir',
  'command.follow.description': 'Recibir un aviso, una vez, cuando un artículo nuevo responda a una pregunta abierta',
  'command.follow.question.name': 'pregunta',
  'command.follow.question.description': 'Lo que quieres saber, en una frase',
  'command.unfollow.name': 'dejar-de-seguir',
  'command.unfollow.description': 'Ver las preguntas que sigues y dejar algunas',
  'command.forget-me.name': 'olvídame',
  'command.forget-me.description': 'Borrar lo que se guarda sobre ti',
  'command.reindex.name': 'reindexar',
  'command.reindex.description': 'Poner el índice al día con los artículos (moderación)',
  'command.reindex.rebuild.name': 'reconstruir',
  'command.reindex.rebuild.description': 'Olvidar el índice y crearlo de nuevo',
  'menu.verify.name': 'Verificar cita',
  'menu.findSources.name': 'Buscar fuentes',

  'notice.FOLLOW_UP': 'Entendida como continuación de «{question}».',
  'notice.SPELLING': 'Se ha buscado {list}.',
  'notice.SPELLING.item': '«{used}» en lugar de «{asked}»',
  'notice.FILTER_EMPTY': 'Ningún artículo cumple este filtro: {list}.',
  'notice.FILTER_EMPTY.item': '{option} «{value}»',

  'error.INDEX_CANCELLED':
    'Se ha cancelado la indexación. Lo ya vectorizado se guarda para la próxima vez; el índice anterior, si lo había, sigue respondiendo.',
  'error.INDEX_FAILED': 'La indexación se ha detenido ({cause}). El índice anterior, si lo había, sigue respondiendo.',
  'error.SEEDS_ONE_FILE':
    'El corpus es un único archivo ({path}), así que desde aquí no se puede añadir ni retirar ningún artículo. Edita ese archivo y reindexa, o pon en SEEDS_DIR una carpeta de artículos.',
  'error.UPLOAD_FORMAT': '«{name}» tiene un formato que no se puede añadir. Adjunta uno de estos: {formats}.',
  'error.UPLOAD_TOO_LARGE':
    'El archivo tiene {megabytes} MB; el límite es de {limit} MB. Divídelo, o ponlo en el corpus en el servidor.',
  'error.UPLOAD_FAILED':
    'No se ha podido traer el archivo de Discord ({cause}). No ha cambiado nada. Vuelve a adjuntarlo dentro de un momento.',
  'error.UPLOAD_UNREADABLE': '«{name}» no puede ser un artículo: el archivo {reason}. No se ha guardado.',
  'error.ARTICLE_EXISTS':
    'En el corpus ya hay un archivo llamado «{id}», y se ha dejado como está. Dale otro nombre al nuevo, o retira antes el viejo con /remove.',
  'error.ARTICLE_NOT_A_FILE':
    '«{id}» no tiene archivo propio en el corpus: es una línea de un archivo .jsonl, o su archivo ya no está. Quita la línea en el servidor, o reindexa.',
  'error.ARTICLE_LINKED':
    '«{id}» es un enlace, o está en una carpeta que lo es, así que se ha dejado donde está. Hay que retirarlo en el servidor.',
  'error.ARTICLE_NOT_REMOVED':
    '«{id}» no está (o ya no está) entre los archivos retirados, así que no hay nada que devolver. Añádelo de nuevo con /add.',
  'error.ARTICLE_LAST':
    '«{id}» es el último artículo legible, así que se ha devuelto a su sitio: sin ninguno, el índice viejo lo seguiría citando. Añade antes otro.',
  'error.CORPUS_NOT_WRITABLE':
    'No se puede cambiar el corpus: {path} ({cause}). Libera espacio en el disco, o da a este usuario permiso para escribir ahí.',
  'error.SEEDS_MISSING':
    'No hay ningún corpus donde indica SEEDS_DIR. Crea allí una carpeta con artículos, o corrige SEEDS_DIR.',
  'error.SEEDS_UNREADABLE':
    'No se puede leer el corpus. Da permiso de lectura al usuario del bot, o indica otra carpeta en SEEDS_DIR.',
  'error.SEEDS_EMPTY':
    'No se ha podido leer ningún artículo del corpus; el registro del bot da el motivo de cada archivo. Pon en él al menos un archivo con texto.',
  'error.INDEX_NOT_WRITABLE':
    'No se puede escribir el índice; el anterior, si lo había, está intacto. Libera espacio en el disco, da permiso de escritura en su carpeta, o indica otro lugar en EMBEDDINGS_DIR.',
  'error.INDEX_OTHER_MODEL':
    'El índice se construyó con un modelo distinto del que indica la configuración. Ejecuta npx verbatim index en el servidor y reinicia el bot.',
  'error.MODEL_WEIGHTS_MISSING':
    'Faltan los pesos del modelo incluido. Vuelve a ejecutar npm ci en la carpeta de Verbatim.',
  'error.MODEL_UNAVAILABLE':
    'No se ha podido cargar el modelo. Comprueba EMBEDDING_MODEL y que se puede acceder a huggingface.co, o quita EMBEDDING_MODEL para usar el modelo incluido.',
  'error.MODEL_NOT_WRITABLE':
    'No se puede escribir el modelo en el disco. Libera espacio, da permiso de escritura en su carpeta, o indica otro lugar en EMBEDDINGS_DIR.',
  'error.MODEL_DIED':
    'El proceso del modelo ha terminado inesperadamente y se está reiniciando: inténtalo de nuevo en un momento. Si continúa, comprueba la memoria libre de la máquina.',
  'error.INDEX_BUSY': 'Otro proceso está indexando ahora mismo. Espera a que termine e inténtalo de nuevo.',
  'error.QUESTION_EMPTY':
    'En esa pregunta no hay ninguna palabra que buscar. Pregunta con palabras, por ejemplo: Who met whom in Moscow?',
  'error.QUESTION_TOO_LONG':
    'La pregunta tiene {length} caracteres; el límite es {limit}. Pregunta en una o dos frases.',
  'error.QUESTION_UNREADABLE':
    'El modelo ({model}) no entiende el idioma de esta pregunta, así que no se ha respondido al azar. Pregunta en inglés, o pide a quien opera el bot que ponga en EMBEDDING_MODEL un modelo multilingüe, como Xenova/multilingual-e5-small, y reindexe.',
  'error.NOT_READY':
    'Ahora mismo no se puede buscar en los artículos ({code}). Inténtalo dentro de un momento; si sigue así, avisa a la moderación: el registro del bot tiene los detalles.',
  'error.FILTER_DATE': '«{value}» no es una fecha para «{option}». Escríbela como 2024-01-31, 2024-01 o 2024.',
  'error.NOT_MODERATOR': 'Esto es para la moderación. Pide a la moderación de este servidor que lo haga.',
  'error.MESSAGE_EMPTY': 'En este mensaje no hay palabras para las que buscar fuentes. Elige uno con texto.',
  'error.TITLE_UNKNOWN':
    'Aquí no hay ningún artículo llamado «{title}». Escribe algunas palabras de su título y elige uno de los que se ofrecen.',
  'error.ANSWER_SHARED': 'Esta respuesta ya se ha compartido.',
  'error.ANSWER_NOT_YOURS': 'Solo quien hizo la pregunta, o la moderación, puede borrar esta respuesta.',
  'error.SHARE_FAILED':
    'No se ha podido publicar la respuesta en este canal. Pregunta a la moderación si las aplicaciones pueden escribir aquí.',
  'error.FOLLOW_LIMIT':
    'Ya sigues {limit} preguntas, que es el máximo. Deja una con /dejar-de-seguir y luego sigue esta.',
  'error.BUSY': 'Ahora mismo se pregunta más de lo que se puede responder. Vuelve a preguntar en unos segundos.',
  'error.TOO_FAST': 'Has preguntado mucho en el último minuto. Vuelve a preguntar dentro de {seconds} s.',
  'error.COMPONENT_UNKNOWN':
    'Este botón o menú no es de esta versión o es de otro servidor. Vuelve a hacer la pregunta y tendrás otros nuevos.',
  'error.ANSWER_FORGOTTEN':
    'Esta respuesta ya no se conserva (se guardan por un tiempo limitado, o quien la pidió la hizo borrar). Vuelve a hacer la pregunta.',
};
