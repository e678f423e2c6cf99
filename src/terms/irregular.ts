/**
 * Irregular forms that a stemmer cannot bring together with their base: questions ask with the base form ("When did they win…"),
 * articles tell with the past. Forms that are more often another word (found, left, saw, felt, rose) are left alone.
 */
const forms = `
  arise arose arisen; awake awoke; bear bore borne born; beat beaten; become became; begin began begun; bend bent; bite bit bitten; bleed bled;
  blow blew blown; break broke broken; breed bred; bring brought; build built; burn burnt; buy bought; catch caught; choose chose chosen; cling clung;
  come came; creep crept; deal dealt; dig dug; do did done does; draw drew drawn; dream dreamt; drink drank drunk; drive drove driven; eat ate eaten;
  fall fell fallen; feed fed; fight fought; flee fled; fly flew flown; forbid forbade forbidden; forget forgot forgotten; forgive forgave forgiven;
  freeze froze frozen; get got gotten; give gave given; go went gone goes; grow grew grown; hang hung; have had has; hear heard; hide hid hidden;
  hold held; keep kept; kneel knelt; know knew known; lay laid; lead led; learn learnt; lend lent; lose lost; make made; mean meant; meet met;
  overcome overcame; overthrow overthrew overthrown; pay paid; prove proven; ride rode ridden; ring rang rung; run ran; say said; seek sought;
  sell sold; send sent; shake shook shaken; shoot shot; shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat; sleep slept; slide slid;
  speak spoke spoken; spend spent; spin spun; spring sprang sprung; stand stood; steal stole stolen; stick stuck; strike struck stricken;
  swear swore sworn; sweep swept; swim swam swum; swing swung; take took taken; teach taught; tear tore torn; tell told; think thought;
  throw threw thrown; undergo underwent undergone; understand understood; undertake undertook undertaken; wake woke woken; wear wore worn;
  weave wove woven; win won; withdraw withdrew withdrawn; write wrote written;
  child children; foot feet; goose geese; half halves; knife knives; leaf leaves; life lives; man men; mouse mice; ox oxen; person people;
  shelf shelves; thief thieves; tooth teeth; wife wives; wolf wolves; woman women; datum data; criterion criteria; medium media;
  phenomenon phenomena; analysis analyses; crisis crises; thesis theses; basis bases
`;

const bases = new Map(
  forms.split(';').flatMap((entry) => {
    const [base = '', ...inflected] = entry.trim().split(/\s+/);
    return inflected.map((form): [string, string] => [form, base]);
  }),
);

/** The base form of an irregular noun or verb, or the word itself. */
export function baseForm(word: string): string {
  return bases.get(word) ?? word;
}
