import { type APIFileComponent, ComponentType } from 'discord.js';

/** Shows one of the files that come with a message. */
export function file(name: string): APIFileComponent {
  return { type: ComponentType.File, file: { url: `attachment://${name}` } };
}
