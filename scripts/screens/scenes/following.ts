import { until } from '../../../tests/support/discord/until.js';
import type { Scene } from '../page.js';
import type { Stage } from '../stage.js';

const bridge = `---
title: Harbour bridge closes for repairs
source: The Harbour Courier
author: Ines Pardo
date: 2024-05-02
url: https://courier.example/2024/05/harbour-bridge
---

The swing bridge over the harbour will close to traffic next Monday. Its bearings, which date from 1931, have to be replaced.

The harbour bridge will reopen on 14 June 2024, in time for the boat race. Until then a ferry crosses every ten minutes, free of charge.
`;

/** A question that waits for its article, and what is kept of a member. */
export async function following({ discord, draw, seen, member, moderator }: Stage): Promise<Scene[]> {
  const mira = member('Mira');
  const follow = async (question: string) => seen(discord.slash(mira, 'follow', { question }), '/follow');
  const followed = await follow('When will the harbour bridge reopen?');
  await follow('How many moons does Jupiter have?');

  const add = discord.upload('add', { file: { name: 'harbour-bridge.md', content: bridge } }, { by: moderator });
  const direct = discord.world.directChannel(mira);
  const told = await until(() => discord.world.messagesIn(direct)[0], 'the direct message', 30_000);
  return [
    { caption: '/follow', html: [followed] },
    { caption: 'A moderator adds an article', html: [await seen(add, '/add')] },
    { caption: 'A direct message', html: [draw(told)] },
    { caption: '/unfollow', html: [await seen(discord.slash(mira, 'unfollow'), '/unfollow')] },
    { caption: '/forget-me', html: [await seen(discord.slash(mira, 'forget-me'), '/forget-me')] },
  ];
}
