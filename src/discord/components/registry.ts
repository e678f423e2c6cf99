import type { Component } from './component.js';

const all: readonly Component[] = [];

/** Every button, select menu and form of the bot, by the action in its custom id. */
export const components: ReadonlyMap<string, Component> = new Map(all.map((one) => [one.action, one]));
