import { expect, test } from 'vitest';
import { defaults, opened } from './opened.js';

test('the channel’s own wins over its guild’s, that over the default; at once and after a restart', () => {
  const { community, path, again } = opened();
  const { settings } = community;
  const other = opened(path).community.settings;
  expect(settings.of('g', 'c')).toEqual(defaults);
  settings.set({ guild: 'g' }, 'language', 'de', 'mod');
  settings.set({ guild: 'g', channel: 'c' }, 'language', 'fr', 'mod');
  settings.set({ guild: 'g', channel: 'c' }, 'privateByDefault', true, 'mod');
  settings.set({ guild: 'g' }, 'askChannels', ['11', '12'], 'mod');
  const set = { askChannels: ['11', '12'], privateByDefault: true, language: 'fr' };
  expect(settings.of('g', 'c')).toEqual(set);
  expect(other.of('g', 'c')).toEqual(set);
  expect(settings.of('g', 'd')).toEqual({ ...set, privateByDefault: false, language: 'de' });
  expect(settings.of('g', null)).toMatchObject({ language: 'de' });
  expect(settings.of('h', 'c')).toEqual(defaults);
  expect(settings.of(null, 'c')).toEqual(defaults);
  expect(again().settings.of('g', 'c')).toEqual(set);
});

test('what was set where, and taking it back', () => {
  const { settings } = opened().community;
  settings.set({ guild: 'g' }, 'privateByDefault', true, 'mod');
  settings.set({ guild: 'g', channel: 'c' }, 'privateByDefault', false, 'mod');
  expect(settings.stored({ guild: 'g' })).toEqual({ privateByDefault: true });
  expect(settings.stored({ guild: 'g', channel: 'c' })).toEqual({ privateByDefault: false });
  settings.set({ guild: 'g', channel: 'c' }, 'privateByDefault', null, 'mod');
  expect(settings.stored({ guild: 'g', channel: 'c' })).toEqual({});
  expect(settings.of('g', 'c').privateByDefault).toBe(true);
});

test('no ask channel at all is something other than the default ones', () => {
  const { settings } = opened().community;
  settings.set({ guild: 'g' }, 'askChannels', [], 'mod');
  expect(settings.of('g', 'c').askChannels).toEqual([]);
});

test('the log tells who changed what when', () => {
  const { community, clock } = opened();
  const { settings, audit } = community;
  settings.set({ guild: 'g' }, 'language', 'de', 'mod');
  clock.now += 5;
  settings.set({ guild: 'g', channel: 'c' }, 'askChannels', null, 'mod2');
  expect(audit.list('g', null, 10)).toMatchObject([
    { who: 'mod2', action: 'setting', detail: 'askChannels in c: null', at: clock.now },
    { who: 'mod', action: 'setting', detail: 'language: "de"', at: clock.now - 5 },
  ]);
});
