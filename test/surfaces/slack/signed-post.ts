// A request as Slack signs it, whatever it says.
import { sign } from '../../../src/playground/slack/courier.ts';
import { signingSecret } from './open-slack.ts';

/** The HTTP status the surface answers. */
export async function signedPost(url: string, body: string, contentType: string): Promise<number> {
  const timestamp = String(Math.floor(Temporal.Now.instant().epochMilliseconds / 1000));
  const headers = {
    'content-type': contentType,
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': sign({ secret: signingSecret, timestamp, body }),
  };
  const answer = await fetch(url, { method: 'POST', body, headers });
  await answer.arrayBuffer();
  return answer.status;
}
