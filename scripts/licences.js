/**
 * `npm run licences`: writes docs/licences.md, the licences of every package that Verbatim is installed with, as package-lock.json has them.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
const rows = new Set();
for (const [path, { version, license, dev }] of Object.entries(packages)) {
  if (path === '' || dev === true) continue;
  rows.add(`| ${path.replace(/^.*node_modules\//, '')} | ${version} | ${license.replaceAll('|', '\\|')} |`);
}
writeFileSync(
  new URL('../docs/licences.md', import.meta.url),
  `# Licences of the packages that come with Verbatim

Written by \`npm run licences\` from package-lock.json; packages for other systems than yours are listed, too. Those under the LGPL are sharp's
binary for images (libvips), which @xenova/transformers brings along and Verbatim never calls. The model all-MiniLM-L6-v2 is Apache-2.0.

<!-- prettier-ignore -->
| package | version | licence |
| --- | --- | --- |
${[...rows].sort().join('\n')}
`,
);
