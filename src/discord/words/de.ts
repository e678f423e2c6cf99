import type { Words } from './words.js';

/** German; the reader is addressed as Discord does, with "du". */
export const de: Words = {
  'answer.strong': 'Sicherer Treffer',
  'answer.possible': 'Möglicher Treffer: beantwortet es vielleicht nicht ganz',
  'answer.alsoIn': { one: 'auch in {count} weiteren Artikel', other: 'auch in {count} weiteren Artikeln' },
  'answer.sameText': 'gleicher Text in {outlets}',
  'answer.link': 'Link',
  'answer.article': 'Artikel',
  'answer.page': 'S. {page}',
  'answer.footer': 'Wörtliche Zitate · Index {index}',
  'answer.sharedBy': 'Geteilt von {person}',
  'answer.questionDeleted':
    'Die Frage wurde gelöscht. Wer sie gestellt hat oder moderiert, kann auch diese Antwort löschen.',

  'declined.none': {
    one: 'Der eine Artikel hier beantwortet das nicht, deshalb wird nichts zitiert.',
    other: 'Keiner der {count} Artikel hier beantwortet das, deshalb wird nichts zitiert.',
  },
  'declined.dates': { one: 'Er ist vom {dates}.', other: 'Die mit Datum stammen vom {dates}.' },
  'declined.empty': 'Hier gibt es noch keine Artikel zum Zitieren.',
  'declined.footer': 'Nichts zitiert · Index {index}',
  'dates.range': '{from} bis {to}',

  'button.context': 'Zusammenhang',
  'button.sources': 'Weitere Quellen',
  'button.helpful': 'Hilfreich',
  'button.notHelpful': 'Nicht hilfreich',
  'button.share': 'Teilen',
  'button.previous': 'Zurück',
  'button.next': 'Weiter',
  'button.delete': 'Löschen',
  'button.erase': 'Alles löschen',
  'button.keep': 'Behalten',

  'page.of': 'Seite {page} von {pages}',
  'context.changed': 'Dieser Artikel wurde seitdem geändert; die zitierten Worte stehen noch darin.',
  'context.gone':
    'Dieser Artikel wurde seitdem geändert, und die zitierten Worte stehen nicht mehr darin. Hier steht er, wie er jetzt ist.',
  'quote.gone': 'Dieser Artikel wurde seitdem geändert, und die zitierten Worte stehen nicht mehr darin.',
  'context.removed':
    'Dieser Artikel gehört nicht mehr zu den Artikeln hier; es gibt also nichts, was um das Zitat herum zu zeigen wäre.',
  'context.nothing': 'In dieser Antwort steht kein Zitat, zu dem sich ein Zusammenhang zeigen ließe.',
  'sources.head':
    'Was „{question}“ am nächsten kommt. Diese Stellen wurden gefunden; ob sie die Frage beantworten, ist nicht gesagt.',
  'sources.none': 'Keine Stelle kommt dieser Frage nahe.',
  'sources.removed': {
    one: 'Damals wurde {count} weitere Stelle gefunden; ihr Artikel wurde geändert oder ist nicht mehr hier.',
    other: 'Damals wurden {count} weitere Stellen gefunden; ihre Artikel wurden geändert oder sind nicht mehr hier.',
  },
  'lookup.head':
    'Stellen mit Wörtern aus „{question}“, die beste zuerst. Sie wurden nach den Wörtern gefunden, nicht beurteilt.',
  'lookup.none': 'Keine Stelle hier enthält eines dieser Wörter.',
  'findSources.head':
    'Was mit dieser Nachricht zu tun hat: „{question}“. Diese Stellen wurden gefunden; ob sie sie belegen, ist nicht gesagt.',
  'findSources.far':
    'Nichts hier hat klar mit dieser Nachricht zu tun: „{question}“. Am nächsten kommen diese Stellen.',
  'findSources.none': 'Keine Stelle hier kommt dieser Nachricht nahe.',
  'verify.verbatim': '**Wörtlich** in den Artikeln hier:',
  'verify.altered':
    '**Verändert.** So steht es im Artikel; ~~Durchgestrichenes~~ steht nur in der Nachricht, **Fettes** nur im Artikel:',
  'verify.order': 'Alle diese Worte stehen im Artikel, aber nicht in dieser Reihenfolge.',
  'verify.absent': '**Nicht in den Artikeln hier:** „{quoted}“',
  'verify.alsoIn': 'auch in {articles}',
  'verify.whole': 'Nichts in dieser Nachricht ist als Zitat gekennzeichnet, deshalb wurde sie ganz verglichen.',
  'verify.nothing': 'In dieser Nachricht sind keine Worte, die sich prüfen ließen.',
  'verify.own': 'In dieser Nachricht zitiere ich nichts, also gibt es nichts zu prüfen.',
  'verify.more': {
    one: '{count} weiteres Zitat in dieser Nachricht wurde nicht geprüft.',
    other: '{count} weitere Zitate in dieser Nachricht wurden nicht geprüft.',
  },
  'article.by': 'Von {author}',
  'article.removed': 'Dieser Artikel gehört nicht mehr zu den Artikeln hier.',

  'vote.helpful': 'Danke: als hilfreich gezählt. Mit dem anderen Knopf kannst du das ändern.',
  'vote.notHelpful':
    'Danke: als nicht hilfreich gezählt und für die Moderation vermerkt. Mit dem anderen Knopf kannst du das ändern.',

  'howTo.what': 'Stell mir eine Frage, und ich antworte mit den Worten der Artikel und nenne die Quelle.',
  'howTo.how':
    'Erwähne mich mit einer Frage, antworte auf eine meiner Antworten, schreib mir eine Direktnachricht oder nimm {command}.',

  'follow.answered': 'Das ist schon beantwortet, es gibt also nichts abzuwarten:',
  'follow.added': 'Du folgst jetzt dieser Frage: „{question}“',
  'follow.already': 'Du folgst dieser Frage schon: „{question}“',
  'follow.how': 'Wenn ein neuer Artikel sie beantwortet, sage ich es dir hier, einmal.',
  'follow.howHere':
    'Wenn ein neuer Artikel sie beantwortet, sage ich es dir einmal: in einer Direktnachricht oder, falls du von mir keine annimmst, in diesem Kanal mit einer Erwähnung.',
  'follow.count': {
    one: 'Du folgst {count} Frage von höchstens {limit}.',
    other: 'Du folgst {count} Fragen von höchstens {limit}.',
  },
  'follow.told': 'Du wolltest wissen, wenn die Artikel das beantworten: „{question}“. Jetzt gibt es einen, der es tut.',
  'unfollow.nothing': 'Du folgst keiner Frage. Mit {command} fängst du damit an.',
  'unfollow.head': { one: 'Du folgst einer Frage:', other: 'Du folgst {count} Fragen:' },
  'unfollow.choose': 'Was möchtest du aufgeben?',
  'unfollow.done': 'Aufgegeben: „{question}“',

  'forget.ask':
    'Das löscht endgültig, was ich über dich aufbewahre: deine Stimmen, deine unbeantworteten Fragen, die Fragen, denen du folgst, die Antworten, die nur du gesehen hast, und bei Antworten, die auch andere sehen, dass du gefragt hast.',
  'forget.stays':
    'Was bleibt: Nachrichten in Discord, die du selbst löschen kannst, und bei Moderatoren das Protokoll dessen, was sie als solche getan haben; es verfällt.',
  'forget.done': 'Gelöscht:',
  'forget.nothing': 'Über dich war nichts aufbewahrt.',
  'forget.kept': 'Es wurde nichts gelöscht.',
  'forget.votes': { one: '{count} Stimme', other: '{count} Stimmen' },
  'forget.gaps': {
    one: '{count} Frage, die unbeantwortet blieb oder als nicht hilfreich markiert wurde',
    other: '{count} Fragen, die unbeantwortet blieben oder als nicht hilfreich markiert wurden',
  },
  'forget.follows': { one: '{count} Frage, der du gefolgt bist', other: '{count} Fragen, denen du gefolgt bist' },
  'forget.answers': {
    one: '{count} Antwort, die nur du gesehen hast',
    other: '{count} Antworten, die nur du gesehen hast',
  },
  'forget.unlinked': {
    one: 'in {count} Antwort, die auch andere sehen, wer gefragt hat',
    other: 'in {count} Antworten, die auch andere sehen, wer gefragt hat',
  },

  'status.articles': { one: '**{count}** Artikel', other: '**{count}** Artikel' },
  'status.passages': { one: '**{count}** Abschnitt', other: '**{count}** Abschnitte' },
  'status.dates': 'Datiert {dates}',
  'status.outlets': { one: 'Medium: {outlets}', other: 'Medien: {outlets}' },
  'status.built': 'Index erstellt {when}',
  'status.model': '{model} · {precision} · {dimension} Dimensionen · {megabytes} MB · Index {index}',

  'gaps.head': { one: '{count} offene Frage', other: '{count} offene Fragen, ähnliche als eine' },
  'gaps.none':
    'Hier ist keine Frage offen: Alle wurden beantwortet, die Antworten waren hilfreich, oder sie sind erledigt.',
  'gaps.asked': { one: 'einmal gefragt', other: '{count}× gefragt' },
  'gaps.people': { one: 'von einer Person', other: 'von {count} Personen' },
  'gaps.last': 'zuletzt {when}',
  'gaps.unhelpful': { one: '{count} Antwort nicht hilfreich', other: '{count} Antworten nicht hilfreich' },
  'gaps.resolved': 'Erledigt: „{question}“. Wird es wieder gefragt, steht es wieder hier.',
  'gaps.closed': 'Diese Frage ist nicht mehr offen.',
  'gaps.filter.choose': 'Wählen, was gezeigt wird',
  'gaps.filter.all': 'Alle offenen Fragen',
  'gaps.filter.declined': 'Unbeantwortet',
  'gaps.filter.not-helpful': 'Antwort nicht hilfreich',
  'gaps.exported': {
    one: 'Als CSV, eine Zeile für jedes Mal, dass eine offene Frage gestellt wurde: {count} Zeile.',
    other: 'Als CSV, eine Zeile für jedes Mal, dass eine offene Frage gestellt wurde: {count} Zeilen.',
  },
  'gaps.exportCut': {
    one: '{count} weitere Zeile passt nicht in die Datei.',
    other:
      '{count} weitere Zeilen passen nicht in die Datei: Erledige einige Fragen, oder exportiere jede Art einzeln.',
  },
  'button.resolve': 'Erledigt',
  'button.export': 'Als CSV exportieren',
  'command.gaps.name': 'lücken',
  'command.gaps.description': 'Fragen ohne Antwort oder ohne hilfreiche Antwort (Moderation)',

  'count.articles': { one: '{count} Artikel', other: '{count} Artikel' },
  'count.passages': { one: '{count} Abschnitt', other: '{count} Abschnitte' },
  'indexing.head': '**Neu indizieren** · Fragen werden währenddessen weiter beantwortet',
  'indexing.reading': { one: 'Lesen: {done} von {count} Artikel', other: 'Lesen: {done} von {count} Artikeln' },
  'indexing.embedding': {
    one: 'Einbetten: {done} von {count} Abschnitt',
    other: 'Einbetten: {done} von {count} Abschnitten',
  },
  'indexing.writing': {
    one: 'Schreiben: {done} von {count} Abschnitt',
    other: 'Schreiben: {done} von {count} Abschnitten',
  },
  'duration.moment': 'weniger als einer Sekunde',
  'indexing.done': '**Neu indiziert** in {duration} · {articles}, {passages} · Index {index}',
  'indexing.anew': 'Alles wurde von vorn indiziert: {reason}',
  'indexing.nothing': 'Nichts hat sich geändert.',
  'indexing.embedded': { one: '{count} Abschnitt eingebettet', other: '{count} Abschnitte eingebettet' },
  'indexing.unchanged': { one: '{count} Artikel unverändert', other: '{count} Artikel unverändert' },
  'indexing.trying': {
    one: '{count} unbeantwortete Frage wird noch einmal gestellt …',
    other: '{count} unbeantwortete Fragen werden noch einmal gestellt …',
  },
  'indexing.answered': {
    one: '{count} unbeantwortete Frage ist nun beantwortet.',
    other: '{count} unbeantwortete Fragen sind nun beantwortet.',
  },
  'indexing.work': '{embedded}; {unchanged}.',
  'indexing.added': 'Neu: {count}',
  'indexing.changed': 'Geändert: {count}',
  'indexing.removed': 'Entfernt: {count}',
  'indexing.unreadable': 'Unlesbar: {count}',
  'indexing.line': '{path}, Zeile {line}',
  'indexing.more': '… und {count} weitere (das Protokoll nennt alle)',
  'indexing.rest': '… (der Rest steht im Protokoll)',
  'indexing.cancelling': 'Abgebrochen: Beim nächsten Schritt ist Schluss, in ein paar Sekunden.',
  'indexing.over': 'Gerade wird nichts indiziert; es gibt also nichts abzubrechen.',
  'indexing.failed':
    '**Das Indizieren ist gescheitert.** Der bisherige Index, falls es einen gab, antwortet weiter. Der Grund steht im Protokoll des Bots.',
  'indexing.cancelledBy':
    '{person} hat das Indizieren abgebrochen. Was schon eingebettet ist, bleibt für das nächste Mal; der bisherige Index antwortet weiter.',
  'skipped.FILE_EMPTY': 'ist leer',
  'skipped.FILE_NO_TEXT': 'enthält keinen Satz, wenn man das Drumherum der Seite weglässt',
  'skipped.FILE_BINARY': 'ist kein Text',
  'skipped.FILE_TOO_LARGE': 'ist zu groß; teile sie in eine Datei je Artikel',
  'skipped.FILE_UNREADABLE': 'lässt sich nicht lesen',
  'skipped.FILE_MALFORMED': 'ist fehlerhaft',
  'skipped.FILE_ENCRYPTED': 'ist mit einem Passwort geschützt; speichere sie ohne',
  'skipped.FILE_NO_LETTERS':
    'enthält keinen Text, wohl weil sie gescannt ist; lass eine Texterkennung (OCR) darüberlaufen',
  'skipped.FILE_TOO_HARD': 'braucht zu viel Zeit oder Speicher beim Lesen; speichere sie in einfacherer Form',
  'skipped.FILE_LIMIT': 'enthält zu viel; teile sie in kleinere Dateien',
  'skipped.FORMAT_UNKNOWN': 'hat ein Format, das nicht gelesen wird',
  'skipped.ARTICLE_DUPLICATE': 'hat eine Kennung, die schon ein anderer Artikel hat; gib eine eigene',
  'skipped.LINK_REPEATED': 'ist ein Verweis auf etwas, das unter eigenem Namen gelesen wird; nichts fehlt',
  'skipped.LINK_OUTSIDE': 'ist ein Verweis aus dem Korpus hinaus, dem nicht gefolgt wurde',
  'reply.moved': 'Weiter geht es in {link}',
  'button.cancel': 'Abbrechen',

  'corpus.pending': 'Der Korpus ist trotzdem geändert: Das nächste Indizieren nimmt es auf.',
  'add.done': '**Hinzugefügt:** {title} ({file})',
  'remove.ask':
    '**{title}** ({file}) aus dem Korpus nehmen? Der Artikel verschwindet aus allen künftigen Antworten. Die Datei kommt nach .verbatim/removed im Ordner des Korpus und lässt sich zurückholen.',
  'remove.done': '**Entfernt:** {title} ({file}). Die Datei liegt in .verbatim/removed im Ordner des Korpus.',
  'remove.undone': '**Zurückgeholt:** {title} ({file})',
  'remove.kept': 'Nichts wurde entfernt.',
  'remove.gone': 'Dieser Artikel ist nicht mehr im Index; es gibt also nichts zu entfernen.',
  'remove.notThere': 'Dieser Artikel ist nicht mehr unter den entfernten; es gibt also nichts zurückzuholen.',
  'button.remove': 'Entfernen',
  'button.restore': 'Zurückholen',
  'command.add.name': 'hinzufügen',
  'command.add.description': 'Einen Artikel in den Korpus aufnehmen (Moderation)',
  'command.add.file.name': 'datei',
  'command.add.file.description': 'Der Artikel: .txt, .md, .html, .pdf oder .docx, bis 8 MB',
  'command.remove.name': 'entfernen',
  'command.remove.description': 'Einen Artikel aus dem Korpus nehmen; er lässt sich zurückholen (Moderation)',
  'command.remove.title.name': 'titel',
  'command.remove.title.description': 'Der Titel des Artikels: ein paar Wörter tippen und wählen',

  'language.name': 'Deutsch',
  'settings.server': 'Einstellungen dieses Servers',
  'settings.channel': 'Einstellungen von {channel}',
  'settings.none': 'keine',
  'settings.askChannels': 'Fragekanäle',
  'settings.askChannels.hint': 'Jede Nachricht dort gilt als Frage.',
  'settings.askChannels.unheard':
    '⚠️ Discord gibt dem Bot den Wortlaut der Nachrichten dort nicht. Der Betreiber muss den Message Content Intent einschalten (discord.com/developers/applications, Bot) und den Bot neu starten.',
  'settings.askChannels.choose': 'Fragekanäle wählen',
  'settings.private': 'Antworten auf Befehle',
  'settings.private.hint': 'Wo nichts anderes verlangt wird.',
  'settings.private.no': 'für alle im Kanal',
  'settings.private.yes': 'nur für die Person, die fragt',
  'settings.private.choose': 'Wählen, wer Antworten sieht',
  'settings.language': 'Sprache',
  'settings.language.hint': 'Von Knöpfen und Hinweisen; Zitate bleiben in den Worten der Artikel.',
  'settings.language.auto': 'die eigene jedes Mitglieds',
  'settings.language.choose': 'Sprache wählen',
  'settings.inherit': 'Wie auf dem Server: {value}',
  'settings.apart': 'Kanäle mit eigenen Einstellungen',
  'settings.apart.choose': 'Einen Kanal eigens einstellen',
  'button.reset': 'Zurücksetzen',
  'button.toServer': 'Zurück zum Server',
  'command.settings.name': 'einstellungen',
  'command.settings.description': 'Fragekanäle, private Antworten, Sprache (Moderation)',

  'command.ask.name': 'fragen',
  'command.ask.description': 'Stell eine Frage; die Antwort ist ein Zitat aus den Artikeln, mit Quelle',
  'command.ask.question.name': 'frage',
  'command.ask.question.description': 'Was du wissen willst, in einem Satz',
  'command.ask.private.name': 'privat',
  'command.ask.private.description': 'Die Antwort nur dir zeigen',
  'command.ask.source.name': 'medium',
  'command.ask.source.description': 'Nur Artikel dieses Mediums',
  'command.ask.after.name': 'ab',
  'command.ask.after.description': 'Nur Artikel ab diesem Datum: 2024-01-31, 2024-01 oder 2024',
  'command.ask.before.name': 'bis',
  'command.ask.before.description': 'Nur Artikel bis zu diesem Datum: 2024-01-31, 2024-01 oder 2024',
  'command.lookup.name': 'nachschlagen',
  'command.lookup.description': 'Stellen nach ihren Wörtern finden',
  'command.lookup.query.name': 'suche',
  'command.lookup.query.description': 'Wörter, ein Name oder eine Wendung',
  'command.article.name': 'artikel',
  'command.article.description': 'Einen Artikel öffnen und darin blättern',
  'command.article.title.name': 'titel',
  'command.article.title.description': 'Der Titel des Artikels oder einige Wörter daraus',
  'command.status.name': 'stand',
  'command.status.description': 'Was die Artikel abdecken und wie frisch der Index ist',
  'command.follow.name': 'folgen',
  'command.follow.description': 'Einmal Bescheid bekommen, wenn ein neuer Artikel eine noch offene Frage beantwortet',
  'command.follow.question.name': 'frage',
  'command.follow.question.description': 'Was du wissen möchtest, in einem Satz',
  'command.unfollow.name': 'entfolgen',
  'command.unfollow.description': 'Die Fragen sehen, denen du folgst, und welche aufgeben',
  'command.forget-me.name': 'vergiss-mich',
  'command.forget-me.description': 'Löschen, was über dich gespeichert ist',
  'command.reindex.name': 'neu-indizieren',
  'command.reindex.description': 'Den Index auf den Stand der Artikel bringen (Moderation)',
  'command.reindex.rebuild.name': 'von-vorn',
  'command.reindex.rebuild.description': 'Den Index vergessen und neu aufbauen',
  'menu.verify.name': 'Zitat prüfen',
  'menu.findSources.name': 'Quellen finden',

  'notice.FOLLOW_UP': 'Verstanden als Fortsetzung von „{question}“.',
  'notice.SPELLING': 'Gesucht wurde {list}.',
  'notice.SPELLING.item': '„{used}“ statt „{asked}“',
  'notice.FILTER_EMPTY': 'Kein Artikel passt zu diesem Filter: {list}.',
  'notice.FILTER_EMPTY.item': '{option} „{value}“',

  'error.INDEX_CANCELLED':
    'Das Indizieren wurde abgebrochen. Was schon eingebettet ist, bleibt für das nächste Mal; der bisherige Index, wenn es einen gab, antwortet weiter.',
  'error.INDEX_FAILED': 'Das Indizieren brach ab ({cause}). Der bisherige Index, wenn es einen gab, antwortet weiter.',
  'error.SEEDS_ONE_FILE':
    'Der Korpus ist eine einzige Datei ({path}); von hier aus lässt sich also kein Artikel hinzufügen oder entfernen. Ändere diese Datei und indiziere neu, oder setze SEEDS_DIR auf einen Ordner mit Artikeln.',
  'error.UPLOAD_FORMAT':
    '„{name}“ hat ein Format, das sich nicht hinzufügen lässt. Hänge eines von diesen an: {formats}.',
  'error.UPLOAD_TOO_LARGE':
    'Die Datei hat {megabytes} MB; erlaubt sind {limit} MB. Teile sie, oder lege sie auf dem Server in den Korpus.',
  'error.UPLOAD_FAILED':
    'Die Datei ließ sich nicht von Discord holen ({cause}). Nichts wurde geändert. Hänge sie gleich noch einmal an.',
  'error.UPLOAD_UNREADABLE': '„{name}“ kann kein Artikel werden: Die Datei {reason}. Sie wurde nicht behalten.',
  'error.ARTICLE_EXISTS':
    'Im Korpus gibt es schon eine Datei namens „{id}“; sie blieb, wie sie ist. Gib der neuen einen anderen Namen, oder nimm die alte zuerst mit /remove heraus.',
  'error.ARTICLE_NOT_A_FILE':
    '„{id}“ hat keine eigene Datei im Korpus: Es ist eine Zeile einer .jsonl-Datei, oder die Datei ist inzwischen weg. Nimm die Zeile auf dem Server heraus, oder indiziere neu.',
  'error.ARTICLE_LINKED':
    '„{id}“ ist ein Verweis oder liegt in einem Ordner, der einer ist, und blieb deshalb, wo es ist. Es muss auf dem Server entfernt werden.',
  'error.ARTICLE_NOT_REMOVED':
    '„{id}“ ist nicht (mehr) unter den entfernten Dateien; es gibt also nichts zurückzuholen. Füge es mit /add neu hinzu.',
  'error.ARTICLE_LAST':
    '„{id}“ ist der letzte lesbare Artikel und wurde deshalb zurückgelegt: Ohne einen einzigen würde der alte Index ihn weiter zitieren. Füge zuerst einen anderen hinzu.',
  'error.CORPUS_NOT_WRITABLE':
    'Der Korpus lässt sich nicht ändern: {path} ({cause}). Schaffe Platz auf der Platte, oder gib diesem Benutzer dort Schreibrechte.',
  'error.SEEDS_MISSING':
    'Wo SEEDS_DIR hinzeigt, gibt es keinen Korpus. Lege dort einen Ordner mit Artikeln an, oder berichtige SEEDS_DIR.',
  'error.SEEDS_UNREADABLE':
    'Der Korpus lässt sich nicht lesen. Gib dem Benutzer des Bots Leserechte, oder setze SEEDS_DIR auf einen anderen Ordner.',
  'error.SEEDS_EMPTY':
    'Aus dem Korpus ließ sich kein Artikel lesen; das Protokoll des Bots nennt zu jeder Datei den Grund. Lege mindestens eine Datei mit Text hinein.',
  'error.INDEX_NOT_WRITABLE':
    'Der Index lässt sich nicht schreiben; der bisherige, falls es einen gab, ist unversehrt. Schaffe Platz auf der Platte, gib dem Bot Schreibrechte im Ordner, oder setze EMBEDDINGS_DIR auf einen anderen.',
  'error.INDEX_OTHER_MODEL':
    'Der Index wurde mit einem anderen Modell gebaut, als die Konfiguration nennt. Führe auf dem Server npx verbatim index aus, und starte den Bot neu.',
  'error.MODEL_WEIGHTS_MISSING':
    'Die Gewichte des mitgelieferten Modells fehlen. Führe in Verbatims Ordner noch einmal npm ci aus.',
  'error.MODEL_UNAVAILABLE':
    'Das Modell ließ sich nicht laden. Prüfe EMBEDDING_MODEL und ob huggingface.co erreichbar ist, oder entferne EMBEDDING_MODEL; dann gilt das mitgelieferte Modell.',
  'error.MODEL_NOT_WRITABLE':
    'Das Modell lässt sich nicht auf die Platte schreiben. Schaffe Platz, gib dem Bot Schreibrechte im Ordner, oder setze EMBEDDINGS_DIR auf einen anderen.',
  'error.MODEL_DIED':
    'Der Prozess des Modells hat unerwartet geendet und wird neu gestartet: Versuch es gleich noch einmal. Wenn das so weitergeht, prüfe den freien Arbeitsspeicher der Maschine.',
  'error.INDEX_BUSY':
    'Gerade indiziert ein anderer Prozess. Warte, bis er fertig ist, und versuch es dann noch einmal.',
  'error.QUESTION_EMPTY':
    'In dieser Frage ist kein Wort, nach dem sich suchen ließe. Frag in Worten, zum Beispiel: Who met whom in Moscow?',
  'error.QUESTION_TOO_LONG': 'Die Frage ist {length} Zeichen lang; erlaubt sind {limit}. Frag in ein, zwei Sätzen.',
  'error.QUESTION_UNREADABLE':
    'Das Modell ({model}) versteht die Sprache dieser Frage nicht, deshalb wurde nicht aufs Geratewohl geantwortet. Frag auf Englisch, oder bitte den Betreiber, EMBEDDING_MODEL auf ein mehrsprachiges Modell zu setzen, etwa Xenova/multilingual-e5-small, und neu zu indizieren.',
  'error.NOT_READY':
    'Die Artikel lassen sich gerade nicht durchsuchen ({code}). Versuch es gleich noch einmal; bleibt es so, sag der Moderation Bescheid: Näheres steht im Protokoll des Bots.',
  'error.FILTER_DATE': '„{value}“ ist kein Datum für „{option}“. Schreib es als 2024-01-31, 2024-01 oder 2024.',
  'error.NOT_MODERATOR': 'Das ist der Moderation vorbehalten. Bitte jemanden aus der Moderation dieses Servers darum.',
  'error.MESSAGE_EMPTY':
    'In dieser Nachricht sind keine Worte, zu denen sich Quellen finden ließen. Wähle eine mit Text.',
  'error.TITLE_UNKNOWN':
    'Einen Artikel namens „{title}“ gibt es hier nicht. Tippe einige Wörter seines Titels und wähle einen der angebotenen.',
  'error.ANSWER_SHARED': 'Diese Antwort wurde schon geteilt.',
  'error.ANSWER_NOT_YOURS': 'Nur wer die Frage gestellt hat oder moderiert, kann diese Antwort löschen.',
  'error.SHARE_FAILED':
    'Die Antwort konnte in diesem Kanal nicht gezeigt werden. Frag die Moderation, ob Apps hier schreiben dürfen.',
  'error.FOLLOW_LIMIT':
    'Du folgst schon {limit} Fragen, mehr geht nicht. Gib mit /entfolgen eine auf, dann folge dieser.',
  'error.BUSY': 'Gerade wird mehr gefragt, als beantwortet werden kann. Frag in ein paar Sekunden noch einmal.',
  'error.TOO_FAST': 'Du hast in der letzten Minute viel gefragt. Frag in {seconds} s wieder.',
  'error.COMPONENT_UNKNOWN':
    'Dieser Knopf oder dieses Menü gehört nicht zu dieser Version oder nicht zu diesem Server. Stell die Frage noch einmal, dann gibt es neue.',
  'error.ANSWER_FORGOTTEN':
    'Diese Antwort ist nicht mehr gespeichert (Antworten werden befristet aufbewahrt oder auf Wunsch gelöscht). Stell die Frage noch einmal.',
};
