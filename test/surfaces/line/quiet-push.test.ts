// A push at night: LINE is asked to make no sound, and by day it is not.
import { expect, it } from 'vitest';
import { answerCard } from '../contract-cards.ts';
import { aiko, openLineSurface } from './open-line-surface.ts';

it('is sent without a sound when the bot says so, also when it is sent again', async () => {
  const { sender, traffic, line, pushes } = await openLineSurface();
  const send = (id: string, isSilent?: boolean) =>
    sender.send({
      id,
      to: aiko,
      card: answerCard,
      language: 'ja',
      ...(isSilent !== undefined && { isSilent }),
    });
  const quiet = '0b5f2c1e-3f0a-4c1d-9a51-2f6f5f1f7a02';
  line.failNext({ path: '/v2/bot/message/push', status: 500 });
  await expect(send(quiet, true)).rejects.toMatchObject({ failure: 'unknown_outcome' });
  await send(quiet, true);
  await send('0b5f2c1e-3f0a-4c1d-9a51-2f6f5f1f7a03', false);
  await send('0b5f2c1e-3f0a-4c1d-9a51-2f6f5f1f7a04');
  const asked = traffic.entries().filter(({ name }) => name.endsWith('/push'));
  expect(asked.map(({ request }) => JSON.stringify(request).includes('"notificationDisabled":true'))).toEqual([
    ...[true, true],
    ...[false, false],
  ]);
  expect(pushes(aiko)).toHaveLength(3);
});
