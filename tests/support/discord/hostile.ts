import fc from 'fast-check';

/** Pieces that bots have tripped over: Markdown, mentions, emoji, right-to-left text, controls, addresses. */
const pieces = [
  ...[
    '*',
    '**',
    '_',
    '__',
    '~~',
    '||',
    '`',
    '```',
    '\\',
    '>',
    '> ',
    '>>> ',
    '# ',
    '### ',
    '-# ',
    '- ',
    '* ',
    '+ ',
    '1. ',
  ],
  ...[
    '[',
    ']',
    '(',
    ')',
    '](',
    '[a](https://evil.example)',
    '<',
    '<@1>',
    '<@&2>',
    '<#3>',
    '<t:1:R>',
    '<:a:1>',
    '</a:1>',
  ],
  ...[
    '@everyone',
    '@here',
    '@',
    ':',
    ':100:',
    ':+1:',
    '://',
    'https://x.example/a_b',
    'discord.gg/a',
    'http',
    'everyone',
  ],
  ...[
    'שלום',
    'مرحبا',
    '日本語',
    '👩‍👩‍👧',
    '🏳️‍🌈',
    'e\u0301',
    '\u202e',
    '\u2067',
    '\u200b',
    '\u0000',
    '\ud83d',
    '\ude00',
    '…',
  ],
  ...[
    '\n',
    '\r\n',
    '\n\n',
    ' ',
    '\t',
    '.',
    '. ',
    '! ',
    'a',
    'Word',
    'word ',
    'sentence. ',
    '10',
    '-',
    '=',
    '|',
    '&',
    '?',
    '"',
  ],
];

/** Text made of hostile pieces and of anything else, up to about `max` UTF-16 units. */
export function hostileText(max: number): fc.Arbitrary<string> {
  return fc
    .array(
      fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'binary', maxLength: 8 })),
      {
        maxLength: Math.ceil(max / 3),
      },
    )
    .map((parts) => parts.join('').slice(0, max));
}

/** An article's address: good, strange, or none. */
export const hostileUrl: fc.Arbitrary<string | null> = fc.oneof(
  fc.constant(null),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.constantFrom(
    'https://x.example/a)b(c)?d=[e]&f=<g>&h="i"#j:~:text=k',
    'https://x.example/a b\\c|d`e',
    'javascript:alert(1)',
    'https://user:pass@evil.example/',
    'ftp://x.example/',
    'not an address',
    '',
    `https://x.example/${'long/'.repeat(500)}`,
    'https://例え.example/道?q=値',
  ),
  hostileText(60).map((text) => `https://x.example/${text}`),
);
