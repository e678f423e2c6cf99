import type { Words } from './words.js';

/** French. */
export const fr: Words = {
  'answer.strong': 'Réponse sûre',
  'answer.possible': 'Réponse possible : elle peut être incomplète',
  'answer.alsoIn': {
    one: 'aussi dans {count} autre article',
    many: 'aussi dans {count} d’autres articles',
    other: 'aussi dans {count} autres articles',
  },
  'answer.sameText': 'même texte dans {outlets}',
  'answer.link': 'lien',
  'answer.article': 'article',
  'answer.page': 'p. {page}',
  'answer.footer': 'Citations mot pour mot · index {index}',
  'answer.sharedBy': 'Partagé par {person}',
  'answer.questionDeleted':
    'La question a été supprimée. Son auteur ou la modération peut supprimer aussi cette réponse.',

  'declined.none': {
    one: 'Le seul article présent ici n’y répond pas ; rien n’est donc cité.',
    many: 'Aucun des {count} d’articles présents ici n’y répond ; rien n’est donc cité.',
    other: 'Aucun des {count} articles présents ici n’y répond ; rien n’est donc cité.',
  },
  'declined.dates': {
    one: 'Il date du {dates}.',
    other: 'Dates de ceux qui en portent une : {dates}.',
  },
  'declined.empty': 'Il n’y a pas encore d’article à citer ici.',
  'declined.footer': 'Rien n’est cité · index {index}',
  'dates.range': '{from} – {to}',

  'button.context': 'Contexte',
  'button.sources': 'Autres sources',
  'button.helpful': 'Utile',
  'button.notHelpful': 'Pas utile',
  'button.share': 'Partager',
  'button.previous': 'Précédent',
  'button.next': 'Suivant',
  'button.delete': 'Supprimer',
  'button.erase': 'Tout effacer',
  'button.keep': 'Garder',

  'page.of': 'Page {page} sur {pages}',
  'context.changed': 'Cet article a changé depuis ; les mots cités s’y trouvent encore.',
  'context.gone':
    'Cet article a changé depuis, et les mots cités ne s’y trouvent plus. Le voici tel qu’il est maintenant.',
  'quote.gone': 'Cet article a changé depuis, et les mots cités ne s’y trouvent plus.',
  'context.removed':
    'Cet article ne fait plus partie des articles présents ici ; il n’y a donc rien à montrer autour de la citation.',
  'context.nothing': 'Cette réponse ne contient pas de citation dont montrer le contexte.',
  'sources.head':
    'Ce qui se rapproche le plus de « {question} ». Ces passages ont été trouvés, sans juger s’ils y répondent.',
  'sources.none': 'Aucun passage ne se rapproche de cette question.',
  'sources.removed': {
    one: '{count} autre passage avait été trouvé, mais son article a changé ou n’est plus ici.',
    many: '{count} d’autres passages avaient été trouvés, mais leurs articles ont changé ou ne sont plus ici.',
    other: '{count} autres passages avaient été trouvés, mais leurs articles ont changé ou ne sont plus ici.',
  },
  'lookup.head':
    'Passages qui contiennent des mots de « {question} », le meilleur d’abord. Ils ont été trouvés par leurs mots, sans être jugés.',
  'lookup.none': 'Aucun passage ici ne contient un de ces mots.',
  'findSources.head':
    'Ce qui touche à ce message : « {question} ». Ces passages ont été trouvés, sans juger s’ils le confirment.',
  'findSources.far':
    'Rien ici ne touche clairement à ce message : « {question} ». Ces passages s’en rapprochent le plus.',
  'findSources.none': 'Aucun passage ici ne se rapproche de ce message.',
  'verify.verbatim': '**Mot pour mot** dans les articles d’ici :',
  'verify.altered':
    '**Modifié.** Ce que dit l’article ; ce qui est ~~barré~~ n’est que dans le message, ce qui est en **gras** que dans l’article :',
  'verify.order': 'Tous ces mots sont dans l’article, mais pas dans cet ordre.',
  'verify.absent': '**Absent des articles d’ici :** « {quoted} »',
  'verify.alsoIn': 'aussi dans {articles}',
  'verify.whole': 'Rien dans ce message n’est marqué comme citation ; il a donc été comparé en entier.',
  'verify.nothing': 'Il n’y a pas de mots à vérifier dans ce message.',
  'verify.own': 'Je ne cite rien dans ce message ; il n’y a donc rien à vérifier.',
  'verify.more': {
    one: '{count} autre citation de ce message n’a pas été vérifiée.',
    other: '{count} autres citations de ce message n’ont pas été vérifiées.',
  },
  'article.by': 'Par {author}',
  'article.removed': 'Cet article n’est plus parmi les articles d’ici.',

  'vote.helpful': 'Merci : compté comme utile. L’autre bouton permet de changer d’avis.',
  'vote.notHelpful':
    'Merci : compté comme pas utile, et noté pour la modération. L’autre bouton permet de changer d’avis.',

  'howTo.what': 'Posez-moi une question : je réponds avec les mots des articles, en citant la source.',
  'howTo.how':
    'Mentionnez-moi avec une question, répondez à l’une de mes réponses, envoyez-moi un message privé ou utilisez {command}.',

  'follow.answered': 'Il y a déjà une réponse ; il n’y a donc rien à attendre :',
  'follow.added': 'Vous suivez maintenant cette question : « {question} »',
  'follow.already': 'Vous suivez déjà cette question : « {question} »',
  'follow.how': 'Quand un nouvel article y répondra, je vous le dirai ici, une seule fois.',
  'follow.howHere':
    'Quand un nouvel article y répondra, je vous le dirai une seule fois : par message privé, ou dans ce salon avec une mention si vous n’en acceptez pas de moi.',
  'follow.count': {
    one: 'Vous suivez {count} question, sur {limit} au plus.',
    many: 'Vous suivez {count} de questions, sur {limit} au plus.',
    other: 'Vous suivez {count} questions, sur {limit} au plus.',
  },
  'follow.told':
    'Vous vouliez savoir quand les articles répondraient à ceci : « {question} ». L’un d’eux y répond maintenant.',
  'unfollow.nothing': 'Vous ne suivez aucune question. {command} permet d’en suivre une.',
  'unfollow.head': {
    one: 'Vous suivez une question :',
    many: 'Vous suivez {count} de questions :',
    other: 'Vous suivez {count} questions :',
  },
  'unfollow.choose': 'Que voulez-vous abandonner ?',
  'unfollow.done': 'Abandonnée : « {question} »',

  'forget.ask':
    'Cela efface pour toujours ce que je conserve sur vous : vos votes, vos questions restées sans réponse, les questions que vous suivez, les réponses que vous seul avez vues et, dans les réponses que d’autres voient aussi, le fait que vous les avez demandées.',
  'forget.stays':
    'Ce qui reste : les messages dans Discord, que vous pouvez supprimer vous-même, et, pour la modération, le journal de ce qu’elle a fait, qui expire.',
  'forget.done': 'Effacé :',
  'forget.nothing': 'Rien n’était conservé sur vous.',
  'forget.kept': 'Rien n’a été effacé.',
  'forget.votes': { one: '{count} vote', many: '{count} de votes', other: '{count} votes' },
  'forget.gaps': {
    one: '{count} question restée sans réponse ou jugée pas utile',
    many: '{count} de questions restées sans réponse ou jugées pas utiles',
    other: '{count} questions restées sans réponse ou jugées pas utiles',
  },
  'forget.follows': {
    one: '{count} question que vous suiviez',
    many: '{count} de questions que vous suiviez',
    other: '{count} questions que vous suiviez',
  },
  'forget.answers': {
    one: '{count} réponse que vous seul avez vue',
    many: '{count} de réponses que vous seul avez vues',
    other: '{count} réponses que vous seul avez vues',
  },
  'forget.unlinked': {
    one: 'dans {count} réponse que d’autres voient aussi, qui l’a demandée',
    many: 'dans {count} de réponses que d’autres voient aussi, qui les a demandées',
    other: 'dans {count} réponses que d’autres voient aussi, qui les a demandées',
  },

  'status.articles': {
    one: '**{count}** article',
    many: '**{count}** d’articles',
    other: '**{count}** articles',
  },
  'status.passages': {
    one: '**{count}** passage',
    many: '**{count}** de passages',
    other: '**{count}** passages',
  },
  'status.dates': 'Dates : {dates}',
  'status.outlets': { one: 'Média : {outlets}', other: 'Médias : {outlets}' },
  'status.built': 'Index construit {when}',
  'status.model': '{model} · {precision} · {dimension} dimensions · {megabytes} Mo · index {index}',

  'gaps.head': {
    one: '{count} question ouverte',
    many: '{count} de questions ouvertes, les semblables comptées pour une',
    other: '{count} questions ouvertes, les semblables comptées pour une',
  },
  'gaps.none': 'Aucune question n’est ouverte ici : toutes ont reçu une réponse utile, ou sont réglées.',
  'gaps.asked': { one: 'posée une fois', other: 'posée {count} ×' },
  'gaps.people': { one: 'par une personne', many: 'par {count} de personnes', other: 'par {count} personnes' },
  'gaps.last': 'la dernière fois {when}',
  'gaps.unhelpful': {
    one: '{count} réponse pas utile',
    many: '{count} de réponses pas utiles',
    other: '{count} réponses pas utiles',
  },
  'gaps.resolved': 'Réglée : « {question} ». Si on la pose à nouveau, elle revient.',
  'gaps.closed': 'Cette question n’est plus ouverte.',
  'gaps.filter.choose': 'Choisir lesquelles montrer',
  'gaps.filter.all': 'Toutes les questions ouvertes',
  'gaps.filter.declined': 'Sans réponse',
  'gaps.filter.not-helpful': 'Réponse pas utile',
  'gaps.exported': {
    one: 'En CSV, une ligne pour chaque fois qu’une question ouverte a été posée : {count} ligne.',
    many: 'En CSV, une ligne pour chaque fois qu’une question ouverte a été posée : {count} de lignes.',
    other: 'En CSV, une ligne pour chaque fois qu’une question ouverte a été posée : {count} lignes.',
  },
  'gaps.exportCut': {
    one: '{count} ligne de plus ne tient pas dans le fichier.',
    other:
      '{count} lignes de plus ne tiennent pas dans le fichier : réglez des questions, ou exportez une sorte à la fois.',
  },
  'button.resolve': 'Réglée',
  'button.export': 'Exporter en CSV',
  'command.gaps.name': 'lacunes',
  'command.gaps.description': 'Questions sans réponse ou sans réponse utile (modération)',

  'count.articles': { one: '{count} article', many: '{count} d’articles', other: '{count} articles' },
  'count.passages': { one: '{count} passage', many: '{count} de passages', other: '{count} passages' },
  'indexing.head': '**Réindexation** · les questions reçoivent toujours leurs réponses',
  'indexing.reading': {
    one: 'Lecture : {done} sur {count} article',
    many: 'Lecture : {done} sur {count} d’articles',
    other: 'Lecture : {done} sur {count} articles',
  },
  'indexing.embedding': {
    one: 'Vectorisation : {done} sur {count} passage',
    many: 'Vectorisation : {done} sur {count} de passages',
    other: 'Vectorisation : {done} sur {count} passages',
  },
  'indexing.writing': {
    one: 'Écriture : {done} sur {count} passage',
    many: 'Écriture : {done} sur {count} de passages',
    other: 'Écriture : {done} sur {count} passages',
  },
  'duration.moment': 'moins d’une seconde',
  'indexing.done': '**Réindexé** en {duration} · {articles}, {passages} · index {index}',
  'indexing.anew': 'Tout a été réindexé depuis le début : {reason}',
  'indexing.nothing': 'Rien n’a changé.',
  'indexing.embedded': {
    one: '{count} passage vectorisé',
    many: '{count} de passages vectorisés',
    other: '{count} passages vectorisés',
  },
  'indexing.unchanged': {
    one: '{count} article inchangé',
    many: '{count} d’articles inchangés',
    other: '{count} articles inchangés',
  },
  'indexing.trying': {
    one: '{count} question sans réponse est posée à nouveau…',
    many: '{count} de questions sans réponse sont posées à nouveau…',
    other: '{count} questions sans réponse sont posées à nouveau…',
  },
  'indexing.answered': {
    one: '{count} question sans réponse en a une maintenant.',
    many: '{count} de questions sans réponse en ont une maintenant.',
    other: '{count} questions sans réponse en ont une maintenant.',
  },
  'indexing.work': '{embedded} ; {unchanged}.',
  'indexing.added': 'Ajoutés : {count}',
  'indexing.changed': 'Modifiés : {count}',
  'indexing.removed': 'Retirés : {count}',
  'indexing.unreadable': 'Illisibles : {count}',
  'indexing.line': '{path}, ligne {line}',
  'indexing.more': '… et {count} de plus (le journal les nomme tous)',
  'indexing.rest': '… (la suite est dans le journal)',
  'indexing.cancelling': 'Annulé : cela s’arrête à la prochaine étape, dans quelques secondes.',
  'indexing.over': 'Aucune indexation n’est en cours ; il n’y a rien à annuler.',
  'indexing.failed':
    '**L’indexation a échoué.** L’index précédent, s’il y en avait un, continue de répondre. La cause se trouve dans le journal du bot.',
  'indexing.cancelledBy':
    '{person} a annulé la réindexation. Ce qui est déjà vectorisé est gardé pour la prochaine fois ; l’index précédent continue de répondre.',
  'skipped.FILE_EMPTY': 'est vide',
  'skipped.FILE_NO_TEXT': 'ne contient aucune phrase une fois l’habillage de la page retiré',
  'skipped.FILE_BINARY': 'n’est pas du texte',
  'skipped.FILE_TOO_LARGE': 'est trop volumineux ; faites un fichier par article',
  'skipped.FILE_UNREADABLE': 'ne peut pas être lu',
  'skipped.FILE_MALFORMED': 'est mal formé',
  'skipped.FILE_ENCRYPTED': 'est protégé par un mot de passe ; enregistrez-le sans',
  'skipped.FILE_NO_LETTERS':
    'ne contient pas de texte, sans doute parce qu’il est numérisé ; passez-le à la reconnaissance de texte (OCR)',
  'skipped.FILE_TOO_HARD':
    'demande trop de temps ou de mémoire à la lecture ; enregistrez-le sous une forme plus simple',
  'skipped.FILE_LIMIT': 'contient trop ; faites-en des fichiers plus petits',
  'skipped.FORMAT_UNKNOWN': 'a un format qui n’est pas lu',
  'skipped.ARTICLE_DUPLICATE': 'a un identifiant déjà pris par un autre article ; donnez-lui le sien',
  'skipped.LINK_REPEATED': 'est un lien vers ce qui est lu sous son propre nom ; rien ne manque',
  'skipped.LINK_OUTSIDE': 'est un lien vers l’extérieur du corpus et n’a pas été suivi',
  'reply.moved': 'La suite est dans {link}',
  'button.cancel': 'Annuler',

  'corpus.pending': 'Le corpus est tout de même modifié : la prochaine indexation en tiendra compte.',
  'add.done': '**Ajouté :** {title} ({file})',
  'remove.ask':
    'Retirer **{title}** ({file}) du corpus ? Il disparaît de toutes les réponses à venir. Le fichier va dans .verbatim/removed, dans le dossier du corpus, et peut être remis.',
  'remove.done': '**Retiré :** {title} ({file}). Le fichier est dans .verbatim/removed, dans le dossier du corpus.',
  'remove.undone': '**Remis :** {title} ({file})',
  'remove.kept': 'Rien n’a été retiré.',
  'remove.gone': 'Cet article n’est plus dans l’index ; il n’y a rien à retirer.',
  'remove.notThere': 'Cet article n’est plus parmi les retirés ; il n’y a rien à remettre.',
  'button.remove': 'Retirer',
  'button.restore': 'Remettre',
  'command.add.name': 'ajouter',
  'command.add.description': 'Mettre un article dans le corpus (modération)',
  'command.add.file.name': 'fichier',
  'command.add.file.description': 'L’article : .txt, .md, .html, .pdf ou .docx, jusqu’à 8 Mo',
  'command.remove.name': 'retirer',
  'command.remove.description': 'Retirer un article du corpus ; il peut être remis (modération)',
  'command.remove.title.name': 'titre',
  'command.remove.title.description': 'Le titre de l’article : tapez-en quelques mots et choisissez',

  'language.name': 'Français',
  'settings.server': 'Réglages de ce serveur',
  'settings.channel': 'Réglages de {channel}',
  'settings.none': 'aucun',
  'settings.askChannels': 'Salons de questions',
  'settings.askChannels.hint': 'Chaque message y est pris pour une question.',
  'settings.askChannels.unheard':
    '⚠️ Discord ne transmet pas au bot les mots des messages de ces salons. L’opérateur doit activer le Message Content Intent (discord.com/developers/applications, Bot) et redémarrer le bot.',
  'settings.askChannels.choose': 'Choisir les salons de questions',
  'settings.private': 'Réponses aux commandes',
  'settings.private.hint': 'Quand la personne qui demande ne précise rien.',
  'settings.private.no': 'pour tout le salon',
  'settings.private.yes': 'pour la seule personne qui demande',
  'settings.private.choose': 'Choisir qui voit les réponses',
  'settings.language': 'Langue',
  'settings.language.hint': 'Des boutons et des remarques ; les citations gardent les mots des articles.',
  'settings.language.auto': 'celle de chaque membre',
  'settings.language.choose': 'Choisir une langue',
  'settings.inherit': 'Comme sur le serveur : {value}',
  'settings.apart': 'Salons réglés à part',
  'settings.apart.choose': 'Régler un salon à part',
  'button.reset': 'Réinitialiser',
  'button.toServer': 'Retour au serveur',
  'command.settings.name': 'réglages',
  'command.settings.description': 'Salons de questions, réponses privées, langue (modération)',

  'command.ask.name': 'demander',
  'command.ask.description': 'Posez une question ; la réponse est une citation des articles, avec sa source',
  'command.ask.question.name': 'question',
  'command.ask.question.description': 'Ce que vous voulez savoir, en une phrase',
  'command.ask.private.name': 'privé',
  'command.ask.private.description': 'Ne montrer la réponse qu’à vous',
  'command.ask.source.name': 'média',
  'command.ask.source.description': 'Seulement les articles de ce média',
  'command.ask.after.name': 'après',
  'command.ask.after.description': 'Seulement les articles à partir de cette date : 2024-01-31, 2024-01 ou 2024',
  'command.ask.before.name': 'avant',
  'command.ask.before.description': 'Seulement les articles jusqu’à cette date : 2024-01-31, 2024-01 ou 2024',
  'command.lookup.name': 'chercher',
  'command.lookup.description': 'Trouver des passages par leurs mots',
  'command.lookup.query.name': 'recherche',
  'command.lookup.query.description': 'Des mots, un nom ou une expression',
  'command.article.name': 'article',
  'command.article.description': 'Ouvrir un article et le feuilleter',
  'command.article.title.name': 'titre',
  'command.article.title.description': 'Le titre de l’article, ou quelques mots de celui-ci',
  'command.status.name': 'état',
  'command.status.description': 'Ce que couvrent les articles et la fraîcheur de l’index',
  'command.follow.name': 'suivre',
  'command.follow.description': 'Être prévenu, une fois, quand un nouvel article répond à une question sans réponse',
  'command.follow.question.name': 'question',
  'command.follow.question.description': 'Ce que vous voulez savoir, en une phrase',
  'command.unfollow.name': 'ne-plus-suivre',
  'command.unfollow.description': 'Voir les questions que vous suivez et en abandonner',
  'command.forget-me.name': 'oublie-moi',
  'command.forget-me.description': 'Effacer ce qui est conservé sur vous',
  'command.reindex.name': 'réindexer',
  'command.reindex.description': 'Mettre l’index à jour avec les articles (modération)',
  'command.reindex.rebuild.name': 'reconstruire',
  'command.reindex.rebuild.description': 'Oublier l’index et le reconstruire entièrement',
  'menu.verify.name': 'Vérifier la citation',
  'menu.findSources.name': 'Trouver des sources',

  'notice.FOLLOW_UP': 'Comprise comme la suite de « {question} ».',
  'notice.SPELLING': 'Recherché : {list}.',
  'notice.SPELLING.item': '« {used} » au lieu de « {asked} »',
  'notice.FILTER_EMPTY': 'Aucun article ne répond à ce filtre : {list}.',
  'notice.FILTER_EMPTY.item': '{option} « {value} »',

  'error.INDEX_CANCELLED':
    'L’indexation a été annulée. Ce qui est déjà vectorisé est gardé pour la prochaine fois ; l’index précédent, s’il y en avait un, continue de répondre.',
  'error.INDEX_FAILED':
    'L’indexation s’est arrêtée ({cause}). L’index précédent, s’il y en avait un, continue de répondre.',
  'error.SEEDS_ONE_FILE':
    'Le corpus est un seul fichier ({path}) ; on ne peut donc ni y ajouter ni en retirer un article d’ici. Modifiez ce fichier et réindexez, ou donnez à SEEDS_DIR un dossier d’articles.',
  'error.UPLOAD_FORMAT': '« {name} » a un format qui ne peut pas être ajouté. Joignez l’un de ceux-ci : {formats}.',
  'error.UPLOAD_TOO_LARGE':
    'Le fichier fait {megabytes} Mo ; la limite est de {limit} Mo. Divisez-le, ou mettez-le dans le corpus sur le serveur.',
  'error.UPLOAD_FAILED':
    'Le fichier n’a pas pu être pris chez Discord ({cause}). Rien n’a changé. Joignez-le à nouveau dans un instant.',
  'error.UPLOAD_UNREADABLE': '« {name} » ne peut pas devenir un article : le fichier {reason}. Il n’a pas été gardé.',
  'error.ARTICLE_EXISTS':
    'Il y a déjà un fichier « {id} » dans le corpus ; il est resté tel quel. Donnez un autre nom au nouveau, ou retirez d’abord l’ancien avec /remove.',
  'error.ARTICLE_NOT_A_FILE':
    '« {id} » n’a pas de fichier à lui dans le corpus : c’est une ligne d’un fichier .jsonl, ou son fichier a disparu. Retirez la ligne sur le serveur, ou réindexez.',
  'error.ARTICLE_LINKED':
    '« {id} » est un lien, ou se trouve dans un dossier qui en est un ; il est donc resté où il est. Il faut le retirer sur le serveur.',
  'error.ARTICLE_NOT_REMOVED':
    '« {id} » n’est pas (ou plus) parmi les fichiers retirés ; il n’y a rien à remettre. Ajoutez-le à nouveau avec /add.',
  'error.ARTICLE_LAST':
    '« {id} » est le dernier article lisible et a donc été remis : sans aucun article, l’ancien index continuerait de le citer. Ajoutez-en d’abord un autre.',
  'error.CORPUS_NOT_WRITABLE':
    'Le corpus ne peut pas être modifié : {path} ({cause}). Libérez de la place sur le disque, ou donnez à cet utilisateur le droit d’y écrire.',
  'error.SEEDS_MISSING':
    'Il n’y a pas de corpus là où l’indique SEEDS_DIR. Créez-y un dossier et mettez-y des articles, ou corrigez SEEDS_DIR.',
  'error.SEEDS_UNREADABLE':
    'Le corpus ne peut pas être lu. Donnez à l’utilisateur du bot le droit de lecture, ou indiquez un autre dossier dans SEEDS_DIR.',
  'error.SEEDS_EMPTY':
    'Aucun article n’a pu être lu dans le corpus ; le journal du bot en donne la raison pour chaque fichier. Mettez-y au moins un fichier contenant du texte.',
  'error.INDEX_NOT_WRITABLE':
    'L’index ne peut pas être écrit ; le précédent, s’il y en avait un, est intact. Libérez de la place sur le disque, rendez son dossier accessible en écriture, ou indiquez un autre endroit dans EMBEDDINGS_DIR.',
  'error.INDEX_OTHER_MODEL':
    'L’index a été construit avec un autre modèle que celui de la configuration. Lancez npx verbatim index sur le serveur, puis redémarrez le bot.',
  'error.MODEL_WEIGHTS_MISSING': 'Les poids du modèle fourni manquent. Relancez npm ci dans le dossier de Verbatim.',
  'error.MODEL_UNAVAILABLE':
    'Le modèle n’a pas pu être chargé. Vérifiez EMBEDDING_MODEL et que huggingface.co est joignable, ou retirez EMBEDDING_MODEL pour utiliser le modèle fourni.',
  'error.MODEL_NOT_WRITABLE':
    'Le modèle ne peut pas être écrit sur le disque. Libérez de la place, rendez son dossier accessible en écriture, ou indiquez un autre endroit dans EMBEDDINGS_DIR.',
  'error.MODEL_DIED':
    'Le processus du modèle s’est arrêté de façon inattendue et redémarre : réessayez dans un instant. Si cela continue, vérifiez la mémoire libre de la machine.',
  'error.INDEX_BUSY': 'Un autre processus indexe en ce moment. Attendez qu’il ait fini, puis réessayez.',
  'error.QUESTION_EMPTY':
    'Cette question ne contient aucun mot à chercher. Posez-la avec des mots, par exemple : Who met whom in Moscow?',
  'error.QUESTION_TOO_LONG':
    'La question fait {length} caractères ; la limite est de {limit}. Posez-la en une ou deux phrases.',
  'error.QUESTION_UNREADABLE':
    'Le modèle ({model}) ne lit pas la langue de cette question ; elle n’a donc pas reçu de réponse au hasard. Posez-la en anglais, ou demandez à l’exploitant de choisir pour EMBEDDING_MODEL un modèle multilingue, tel que Xenova/multilingual-e5-small, et de réindexer.',
  'error.NOT_READY':
    'Les articles ne peuvent pas être consultés pour l’instant ({code}). Réessayez dans un moment ; si cela persiste, prévenez la modération : le journal du bot contient les détails.',
  'error.FILTER_DATE': '« {value} » n’est pas une date pour « {option} ». Écrivez-la 2024-01-31, 2024-01 ou 2024.',
  'error.NOT_MODERATOR': 'C’est réservé à la modération. Demandez à la modération de ce serveur de le faire.',
  'error.MESSAGE_EMPTY':
    'Il n’y a pas de mots dans ce message pour lesquels trouver des sources. Choisissez-en un avec du texte.',
  'error.TITLE_UNKNOWN':
    'Aucun article ici ne s’appelle « {title} ». Tapez quelques mots de son titre et choisissez parmi ceux qui sont proposés.',
  'error.ANSWER_SHARED': 'Cette réponse a déjà été partagée.',
  'error.ANSWER_NOT_YOURS':
    'Seules la personne qui a posé la question et la modération peuvent supprimer cette réponse.',
  'error.SHARE_FAILED':
    'La réponse n’a pas pu être publiée dans ce salon. Demandez à la modération si les applications peuvent y écrire.',
  'error.FOLLOW_LIMIT':
    'Vous suivez déjà {limit} questions, c’est le maximum. Abandonnez-en une avec /ne-plus-suivre, puis suivez celle-ci.',
  'error.BUSY':
    'Il y a en ce moment plus de questions que de réponses possibles. Reposez la vôtre dans quelques secondes.',
  'error.TOO_FAST': 'Vous avez posé beaucoup de questions depuis une minute. Réessayez dans {seconds} s.',
  'error.COMPONENT_UNKNOWN':
    'Ce bouton ou ce menu n’appartient pas à cette version ou à ce serveur. Reposez la question pour en obtenir de nouveaux.',
  'error.ANSWER_FORGOTTEN':
    'Cette réponse n’est plus conservée (les réponses ont une durée limitée, ou leur auteur les a fait effacer). Reposez la question.',
};
