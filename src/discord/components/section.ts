import { type APIButtonComponentWithCustomId, type APISectionComponent, ComponentType } from 'discord.js';
import { text } from './parts.js';

/** A text with a button beside it. */
export function section(content: string, accessory: APIButtonComponentWithCustomId): APISectionComponent {
  return { type: ComponentType.Section, components: [text(content)], accessory };
}
