import { describe, expect, it } from 'vitest';
import { componentHtml } from '../../scripts/screens/components.js';
import type { Reader } from '../../scripts/screens/reader.js';
import { type Component, ComponentType as Type } from '../support/discord/component.js';

const reader: Reader = { locale: 'en-GB', now: 0, nameOf: (id) => (id === '7' ? '#faq' : null) };
const hostile = '<b>"&\'';
const escaped = '&lt;b&gt;&quot;&amp;&#39;';
const html = (component: Component) => componentHtml(component, reader);
const text = { type: Type.textDisplay, content: '**Bold**' };
const button = { type: Type.button, style: 2, label: 'Context', custom_id: 'context' };
const options = [
  { label: 'All', value: 'all' },
  { label: hostile, value: 'other', default: true },
];

describe('components as Discord shows them', () => {
  it.each<readonly [string, Component, string]>([
    ['text', text, '<div class="text"><p><b>Bold</b></p></div>'],
    ['button', button, '<button class="secondary">Context</button>'],
    [
      'dangerous button, greyed out',
      { ...button, style: 4, disabled: true },
      '<button class="danger" disabled>Context</button>',
    ],
    [
      'button with an emoji',
      { ...button, emoji: { name: '👍' }, label: null },
      '<button class="secondary">👍</button>',
    ],
    [
      'link',
      { type: Type.button, style: 5, label: 'Read', url: 'https://x.example' },
      '<button class="secondary">Read ↗</button>',
    ],
    [
      'row',
      { type: Type.actionRow, components: [button, button] },
      '<div class="row"><button class="secondary">Context</button><button',
    ],
    [
      'section',
      { type: Type.section, components: [text], accessory: button },
      '</b></p></div></div><button class="secondary">Context</button></div>',
    ],
    [
      'container',
      { type: Type.container, accent_color: 255, components: [text] },
      '<div class="container" style="border-left-color:#0000ff"><div class="text">',
    ],
    ['separator', { type: Type.separator }, '<hr class="">'],
    ['separator without a line', { type: Type.separator, divider: false }, '<hr class="blank">'],
    [
      'menu',
      { type: Type.stringSelect, placeholder: 'Which?', options: [options[0]!] },
      '<span class="placeholder">Which?</span>',
    ],
    [
      'menu of channels',
      { type: Type.channelSelect, default_values: [{ id: '7', type: 'channel' }] },
      '<span>#faq</span>',
    ],
    ['file', { type: Type.file, name: 'gaps.csv', size: 2_048 }, '<a>gaps.csv</a><small>2.00 KB</small>'],
  ])('%s', (_, component, expected) => expect(html(component)).toContain(expected));

  it('lets no HTML through', () => {
    expect(html({ ...button, label: hostile })).toContain(`>${escaped}<`);
    expect(html({ type: Type.stringSelect, options })).toContain(`<span>${escaped}</span>`);
    expect(html({ type: Type.stringSelect, placeholder: hostile })).toContain(escaped);
    expect(html({ type: Type.file, name: hostile, size: 1 })).toContain(escaped);
  });

  it('refuses what it has no drawing for, rather than leave it out', () => {
    expect(() => html({ type: Type.mediaGallery, items: [] })).toThrow('type 12');
  });
});
