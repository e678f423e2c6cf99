import { describe, expect, it } from 'vitest';
import { messageHtml } from '../../scripts/screens/message.js';
import { pageHtml } from '../../scripts/screens/page.js';
import { readerOf } from '../../scripts/screens/reader.js';
import { suggestionsHtml } from '../../scripts/screens/suggestions.js';
import { ComponentType as Type } from '../support/discord/component.js';
import type { Message } from '../support/discord/shapes.js';
import { World } from '../support/discord/world.js';

const hostile = '<script>alert(1)</script>';
const world = new World();
const { alice, general, bot } = world;
const html = (message: Message, used: string | null = null) => messageHtml(message, used, world, readerOf(world));

describe('messages as Discord shows them', () => {
  it('shows who wrote it, the words, files, reactions and that it was edited', () => {
    const attachments = [world.cdn.keep(general.id, { name: 'notes.txt', content: 'Words' })];
    const message = world.post(general, alice, { content: `<@${bot.id}> in <#${general.id}>`, attachments });
    message.reactions.set('🤷', new Set([bot.id]));
    expect(html(message)).not.toContain('(edited)');
    message.edited_timestamp = message.timestamp;
    const shown = html(message);
    for (const part of ['Alice</b>', '@Verbatim</span>', '#general</span>', 'notes.txt', '🤷 1', '(edited)'])
      expect(shown).toContain(part);
    expect(shown).not.toContain('APP');
    expect(shown).not.toContain('Only you');
  });

  it('shows what it replies to, its components, and who alone sees it', () => {
    const question = world.post(general, alice, { content: 'Where?' });
    const components = [{ type: Type.textDisplay, content: 'In Moscow' }];
    const reply = html(world.post(general, bot, { components, replyTo: question, viewer: alice.id }));
    expect(reply).toMatch(/class="context">.*Alice.*Where\?.*class="app">APP<.*In Moscow.*Only you can see this/s);
    const toComponents = world.post(general, bot, { replyTo: world.post(general, bot, { components }) });
    expect(html(toComponents)).toContain('Click to see attachment');
  });

  it('shows who used which command', () => {
    const answer = world.post(general, bot, { type: 20, interaction_metadata: { user: alice } });
    expect(html(answer, '/ask')).toMatch(/Alice<\/b> used <span class="command">\/ask</);
  });

  it('lets no HTML through, wherever it stands', () => {
    const eve = world.addMember(hostile);
    const message = world.post(general, eve, { content: hostile });
    const reply = world.post(general, bot, { content: hostile, replyTo: message });
    const drawn = [
      html(message),
      html(reply),
      suggestionsHtml(hostile, hostile, hostile, [{ name: hostile }]),
      pageHtml([{ caption: hostile, html: [] }]),
    ];
    for (const one of drawn) expect(one).not.toContain('<script');
    for (const one of drawn) expect(one).toContain('&lt;script&gt;');
  });

  it('shows what is offered while a command is typed', () => {
    const shown = suggestionsHtml('lookup', 'query', 'sho', [{ name: 'Shoigu' }]);
    expect(shown).toMatch(/<li>Shoigu<\/li>.*\/lookup.*query.*sho/s);
  });
});
