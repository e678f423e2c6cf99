import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../support/paths.js';

const folder = join(root, 'docs', 'screens');
const pictures = readdirSync(folder).sort();

it('docs/screens.md shows every picture there is, on both screens, and no other', () => {
  const page = readFileSync(join(root, 'docs', 'screens.md'), 'utf8');
  const shown = [...page.matchAll(/src="screens\/([^"]+)"/g)].map(([, name]) => name!);
  expect(shown.sort()).toEqual(pictures);
  const names = pictures.map((name) => name.replace(/-(desktop|phone)\.png$/, ''));
  expect(names.every((name) => names.filter((other) => other === name).length === 2)).toBe(true);
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('docs/screens/answer-desktop.png');
});

it('the pictures stay small', () => {
  const bytes = pictures.map((name) => statSync(join(folder, name)).size).reduce((sum, one) => sum + one);
  expect(bytes).toBeLessThan(2_500_000);
});
