// Sending: reply, push, multicast, broadcast, and their dry runs. Source: reference, "Message".
import { type ApiAnswer, type ApiCall, type Handler, ok, type Route, refuse } from './endpoint.ts';
import { isUserId } from './ids.ts';
import { limits } from './limits.ts';
import type { Json } from './line.ts';
import { findMessagesError } from './message-rules.ts';
import { checkArray } from './plain-checks.ts';
import { invalidProperty, isJson, type Problem, schemaError } from './problems.ts';
import type { ReplyTokens } from './reply-tokens.ts';
import { isRetryKey } from './retry-keys.ts';
import type { Sender } from './sender.ts';
import type { World } from './world.ts';

export function sendRoutes({
  world,
  sender,
  replyTokens,
}: {
  world: World;
  sender: Sender;
  replyTokens: ReplyTokens;
}): Route[] {
  const reply: Handler = (call) => {
    const { replyToken, messages } = isJson(call.body) ? call.body : {};
    if (typeof replyToken !== 'string' || replyToken === '') return refuse(400, invalidProperty('replyToken'));
    const refusal = refuseMessages(call);
    if (refusal) return refusal;
    const used = replyTokens.use(replyToken);
    return used
      ? ok({ sentMessages: sender.reply(used.userId, messages as Json[]) })
      : refuse(400, 'Invalid reply token');
  };

  const push: Handler = (call) => {
    const { to } = isJson(call.body) ? call.body : {};
    if (!isUserId(to)) return refuse(400, invalidProperty('to'));
    const refusal = refuseMessages(call);
    if (refusal) return refusal;
    return world.findUser(to) ? sender.send(call, [to], 'push') : refuse(400, 'Failed to send messages');
  };

  const multicast: Handler = (call) => {
    const { to } = isJson(call.body) ? call.body : {};
    const problems: Problem[] = [];
    const report = (problem: Problem) => problems.push(problem);
    const recipients = checkArray({ value: to, property: 'to', max: limits.multicastRecipients, report });
    if (problems.length > 0) return refuse(400, schemaError(problems));
    const refusal = refuseMessages(call) ?? sender.findAccepted(call);
    if (refusal) return refusal;
    // All or nobody.
    if (!recipients.every(isUserId)) return refuse(400, invalidProperty('to'));
    return sender.send(call, [...new Set(recipients)], 'multicast');
  };

  const broadcast: Handler = (call) => {
    const everyone = world.users.map((user) => user.id);
    return refuseMessages(call) ?? sender.send(call, everyone, 'broadcast');
  };

  const validate: Handler = (call) => refuseMessages(call) ?? ok();
  const kinds = ['reply', 'push', 'multicast', 'broadcast'];
  const keyed = { retryKey: true };
  return [
    ['POST', '/v2/bot/message/reply', reply],
    ['POST', '/v2/bot/message/push', push, keyed],
    ['POST', '/v2/bot/message/multicast', multicast, keyed],
    ['POST', '/v2/bot/message/broadcast', broadcast, keyed],
    ...kinds.map((kind): Route => ['POST', `/v2/bot/message/validate/${kind}`, validate]),
  ];
}

function refuseMessages({ body, retryKey }: ApiCall): ApiAnswer | undefined {
  if (retryKey !== undefined && !isRetryKey(retryKey)) return refuse(400, 'The retry key is invalid');
  const error = findMessagesError(isJson(body) ? body.messages : undefined);
  return error && refuse(400, error);
}
