import { type APIApplication, ApplicationFlags } from 'discord.js';

/** Whether an application may have the words of messages that don't mention it: granted for good, or as one in fewer than 100 servers. */
export function hearsAll({ flags }: Pick<APIApplication, 'flags'>): boolean {
  return (flags & (ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited)) !== 0;
}

/** Where to switch the intent on. */
export function intentSwitch(applicationId: string): string {
  return `https://discord.com/developers/applications/${applicationId}/bot → Privileged Gateway Intents → Message Content Intent`;
}

/** What is lost without it. */
export const withoutIntent =
  'messages that do not mention the bot can’t be read, so ask channels, and follow-ups in threads without a mention, stay unanswered; ' +
  'commands, mentions, replies with the ping left on and direct messages work';
