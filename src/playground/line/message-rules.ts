// Whether LINE would take a request's `messages`, and if not, the body it answers. Outside Flex LINE ignores
// properties it does not know, so this does too. Source: reference, "Message objects".
import { findFlexProblems } from './flex-rules.ts';
import { limits } from './limits.ts';
import type { Json } from './line.ts';
import { checkArray, checkHttpsUrl, checkText, ruleFor } from './plain-checks.ts';
import { isJson, messageError, type Problem, type Report, schemaError } from './problems.ts';
import { checkAction, checkTemplate } from './template-rules.ts';

type Fields = Record<string, unknown>;

/** The 400 body LINE answers to these messages; undefined when it takes them. */
export function findMessagesError(messages: unknown): Json | undefined {
  const problems: Problem[] = [];
  const report: Report = (problem) => problems.push(problem);
  const given = checkArray({ value: messages, property: 'messages', max: limits.messagesPerRequest, report });
  given.forEach((message, index) => {
    checkMessage(message, `messages[${index}]`, report);
  });
  if (problems.length > 0) return schemaError(problems);
  for (const [index, message] of given.entries()) {
    const flexProblems = isJson(message) && message.type === 'flex' ? findFlexProblems(message.contents) : [];
    if (flexProblems.length > 0) return messageError(index, flexProblems);
  }
  return undefined;
}

function checkMessage(message: unknown, at: string, report: Report): void {
  if (!isJson(message)) {
    report({ message: 'May not be null', property: at });
    return;
  }
  const check = ruleFor(messageTypes, message.type);
  if (!check) {
    report({
      message: `Must be one of the following values: [${Object.keys(messageTypes).join(', ')}]`,
      property: `${at}.type`,
    });
    return;
  }
  check(message, at, report);
  if (isJson(message.sender)) {
    checkText({
      value: message.sender.name,
      property: `${at}.sender.name`,
      max: limits.senderName,
      required: false,
      report,
    });
    checkHttpsUrl({ value: message.sender.iconUrl, property: `${at}.sender.iconUrl`, required: false, report });
  }
  if (message.quickReply !== undefined && message.quickReply !== null)
    checkQuickReply(message.quickReply, `${at}.quickReply`, report);
}

const needText = (message: Fields, at: string, report: Report, name: string, max: number = Number.POSITIVE_INFINITY) =>
  checkText({ value: message[name], property: `${at}.${name}`, max, report });
const needUrl = (message: Fields, at: string, report: Report, name: string) =>
  checkHttpsUrl({ value: message[name], property: `${at}.${name}`, report });
const needNumber = (message: Fields, at: string, report: Report, name: string) => {
  if (typeof message[name] !== 'number') report({ message: 'May not be null', property: `${at}.${name}` });
};
const checkWords = (message: Fields, at: string, report: Report) =>
  checkText({ value: message.text, property: `${at}.text`, max: limits.text, countsUtf16: true, report });

const messageTypes: Record<string, (message: Fields, at: string, report: Report) => void> = {
  text: checkWords,
  textV2: checkWords,
  sticker(message, at, report) {
    needText(message, at, report, 'packageId');
    needText(message, at, report, 'stickerId');
  },
  image(message, at, report) {
    needUrl(message, at, report, 'originalContentUrl');
    needUrl(message, at, report, 'previewImageUrl');
  },
  video(message, at, report) {
    needUrl(message, at, report, 'originalContentUrl');
    needUrl(message, at, report, 'previewImageUrl');
  },
  audio(message, at, report) {
    needUrl(message, at, report, 'originalContentUrl');
    needNumber(message, at, report, 'duration');
  },
  location(message, at, report) {
    for (const name of ['title', 'address']) needText(message, at, report, name, 100);
    for (const name of ['latitude', 'longitude']) needNumber(message, at, report, name);
  },
  imagemap(message, at, report) {
    needUrl(message, at, report, 'baseUrl');
    needText(message, at, report, 'altText', limits.altText);
    checkArray({ value: message.actions, property: `${at}.actions`, max: 50, report });
  },
  template(message, at, report) {
    needText(message, at, report, 'altText', limits.altText);
    checkTemplate(message.template, `${at}.template`, report);
  },
  flex(message, at, report) {
    needText(message, at, report, 'altText', limits.altText);
    if (!isJson(message.contents)) report({ message: 'May not be null', property: `${at}.contents` });
  },
};

function checkQuickReply(quickReply: unknown, at: string, report: Report): void {
  if (!isJson(quickReply)) {
    report({ message: 'May not be null', property: at });
    return;
  }
  const items = checkArray({ value: quickReply.items, property: `${at}.items`, max: limits.quickReplyItems, report });
  items.forEach((item, index) => {
    const property = `${at}.items[${index}]`;
    if (!isJson(item)) {
      report({ message: 'May not be null', property });
      return;
    }
    if (item.type !== undefined && item.type !== 'action')
      report({ message: 'Must be one of the following values: [action]', property: `${property}.type` });
    checkHttpsUrl({ value: item.imageUrl, property: `${property}.imageUrl`, required: false, report });
    checkAction(item.action, { at: `${property}.action`, place: 'quickReply', report });
  });
}
