import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { hiding } from '../../src/logging/hide.js';
import { createLogger } from '../../src/logging/logger.js';

const token = 'MTIzNDU2Nzg5.Gabcde."quoted"/secret';

function logged(isTTY: boolean, level: 'info' | 'debug' = 'info') {
  let text = '';
  const stream = { isTTY, write: (line: string) => (text += line) };
  const logger = createLogger({ level, hide: hiding([token, undefined, '']), stream });
  return { logger, text: () => stripVTControlCharacters(text) };
}

test('JSON lines where nobody watches, at the level that is set and above', () => {
  const { logger, text } = logged(false);
  logger.child({ request: '12' }).info({ confidence: 'strong' }, 'a question was answered');
  logger.debug('not this');
  expect(JSON.parse(text())).toMatchObject({
    level: 30,
    request: '12',
    confidence: 'strong',
    msg: 'a question was answered',
  });
  expect(text().split('\n')).toHaveLength(2);
  const debugging = logged(false, 'debug');
  debugging.logger.debug('this');
  expect(debugging.text()).toContain('this');
});

test('at a terminal: time, level, words and fields on a line, a stack below; nothing that could rewrite what stands above', () => {
  const { logger, text } = logged(true);
  logger.warn({ code: 4_014, list: ['a'], words: 'one\u001b[2J\ntwo', stack: 'Error: x\n  at y' }, 'disconnected');
  expect(text()).toMatch(
    /^\d\d:\d\d:\d\d warn {2}disconnected {2}code=4014 {2}list=\["a"\] {2}words=one \[2J two\n {4}Error: x\n {6}at y\n$/,
  );
});

test('a secret is in no line, wherever in it it stood', () => {
  for (const isTTY of [false, true]) {
    const { logger, text } = logged(isTTY);
    logger.error({ cause: `401: authorization: Bot ${token}`, deep: { headers: [token] } }, `refused: ${token}`);
    logger.error(new Error(`bad header ${token}`));
    logger.info({ url: `https://x.example/?token=${encodeURIComponent(token)}` }, 'asked');
    expect(text()).not.toContain('Gabcde');
    expect(text()).toContain('[hidden]');
  }
});

test('what is not set, or too short to be one, is no secret', () => {
  expect(hiding([undefined, '', 'abc'])('abc def')).toBe('abc def');
});
