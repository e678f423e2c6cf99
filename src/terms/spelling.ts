/** British spellings told as American ones; words are lower-case and without diacritics. */

const patterns: readonly (readonly [RegExp, string])[] = [
  // colour, but hour, four, tour
  [
    /^((?:dis|mis|un|be)?(?:arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|savi|splend|tum|val|vap|vig))our/,
    '$1or',
  ],
  // organise, but rise, wise, promise, exercise, raise
  [
    /(?<=^[a-z]{3,})(?<!(?:^(?:ar|prec|conc|prom|premi|comprom|surpr|compr|enterpr|superv|telev|rev|adv|dev|exerc|disgu|otherw|likew)|[aou]))is(e[ds]?|ers?|ing(?:ly)?|ations?|ational)$/,
    'iz$1',
  ],
  // analyse
  [/lys(e[ds]?|ers?|ing)$/, 'lyz$1'],
  // centre
  [/(cent|theat|met|lit|fib|calib|sab|spect|meag|somb|lust|maneuv|manoeuv)re([ds]?)$/, '$1er$2'],
  [/^(def|off|lic|pret)ence([sd]?)$/, '$1ense$2'],
  [/(catal|dial|anal|monol|prol|epil)ogue(s?)$/, '$1og$2'],
  [/^(kilogram|gram|program)me(s?)$/, '$1$2'],
  // anaemia, paediatric, haemorrhage
  [/^(an|leuk|isch|tox)aem|^(h)aem/, '$1$2em'],
  [/(^p|(?:orth|encycl)op)aed/, '$1ed'],
  [/^oestro(?=gen)/, 'estro'],
  [/^man(?:oeu|eu)v/, 'maneuv'],
  // travelled is told as traveled by the stemmer; these words are too short for it
  [/^(fue|due|grue)ll(?=ed|ing)/, '$1l'],
];

// prettier-ignore
const words = new Map(
  Object.entries({
    grey: 'gray', greys: 'grays', plough: 'plow', ploughs: 'plows', ploughed: 'plowed', sceptic: 'skeptic', sceptics: 'skeptics',
    sceptical: 'skeptical', scepticism: 'skepticism', mould: 'mold', moulds: 'molds', aluminium: 'aluminum', pyjamas: 'pajamas',
    whisky: 'whiskey', judgement: 'judgment', judgements: 'judgments', acknowledgement: 'acknowledgment', ageing: 'aging',
    aeroplane: 'airplane', aeroplanes: 'airplanes', cosy: 'cozy', foetus: 'fetus', foetal: 'fetal', diarrhoea: 'diarrhea',
    jewellery: 'jewelry', artefact: 'artifact', artefacts: 'artifacts', enquiry: 'inquiry', enquiries: 'inquiries', kerb: 'curb',
    speciality: 'specialty', storey: 'story', storeys: 'stories', tonne: 'ton', tonnes: 'tons', tyre: 'tire', tyres: 'tires',
    cheque: 'check', cheques: 'checks', practise: 'practice', practised: 'practiced', practising: 'practicing', mum: 'mom',
    towards: 'toward', afterwards: 'afterward', draught: 'draft', draughts: 'drafts', licence: 'license', gaol: 'jail',
  }),
);

/** The American spelling of a word, or the word itself. */
export function american(word: string): string {
  const listed = words.get(word);
  if (listed !== undefined) return listed;
  let folded = word;
  for (const [pattern, replacement] of patterns) folded = folded.replace(pattern, replacement);
  return folded;
}
