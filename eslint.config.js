import tseslint from 'typescript-eslint';

/** Packages that may be imported in exactly one place, so that replacing one touches one file. */
const onePlace = {
  'discord.js': 'src/discord',
  '@xenova/transformers': 'src/embed/tokenizer.ts',
  'onnxruntime-node': 'src/embed/encoder.ts',
  'hnswlib-node': 'src/store/hnsw.ts',
  'better-sqlite3': 'src/store/sqlite.ts',
};
const restrict = (allowed) => [
  'error',
  {
    paths: Object.entries(onePlace)
      .filter(([name]) => !allowed.includes(name))
      .map(([name, place]) => ({ name, message: `${name} is imported in ${place} only.`, allowTypeImports: false })),
  },
];

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'embeddings'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: [
            'eslint.config.js',
            'scripts/*.js',
            'bench/*.js',
            'tests/support/writes/*.js',
            'tests/torture/*.js',
          ],
        },
      },
    },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['scripts/**', 'bench/**', 'tests/support/writes/*.js', 'tests/torture/*.js'],
    rules: { 'no-console': 'off' },
  },
  // Catalogues are as long as there are texts, and numbers to be tuned.
  { files: ['src/discord/words/*.ts', 'src/tunables.ts'], rules: { 'max-lines': 'off' } },
  { files: ['src/**/*.ts'], rules: { '@typescript-eslint/no-restricted-imports': restrict([]) } },
  { files: ['src/discord/**'], rules: { '@typescript-eslint/no-restricted-imports': restrict(['discord.js']) } },
  {
    files: ['src/embed/tokenizer.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': restrict(['@xenova/transformers']) },
  },
  {
    files: ['src/embed/encoder.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': restrict(['onnxruntime-node']) },
  },
  { files: ['src/store/hnsw.ts'], rules: { '@typescript-eslint/no-restricted-imports': restrict(['hnswlib-node']) } },
  {
    files: ['src/store/sqlite.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': restrict(['better-sqlite3']) },
  },
  {
    files: ['eslint.config.js', 'scripts/*.js', 'bench/*.js', 'tests/support/writes/*.js', 'tests/torture/*.js'],
    ...tseslint.configs.disableTypeChecked,
  },
);
