import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { ConfigError } from '../src/start-error.ts';

const slack = { SLACK_BOT_TOKEN: 'xoxb-secret-1', SLACK_SIGNING_SECRET: 'secret-2', ORGANIZERS: 'U0SATO' };
const line = {
  LINE_CHANNEL_ACCESS_TOKEN: 'secret-3',
  LINE_CHANNEL_SECRET: 'secret-4',
  PUBLIC_URL: 'https://bot.example',
};

function problemOf(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('was accepted');
}

describe('the settings', () => {
  test('may all be absent: no platform, and the defaults', () => {
    expect(readConfig({})).toMatchObject({
      ...{
        slack: undefined,
        line: undefined,
        databaseUrl: undefined,
        publicUrl: undefined,
        announceChannel: undefined,
      },
      quietHours: { from: Temporal.PlainTime.from('21:00'), to: Temporal.PlainTime.from('08:00') },
      ...{ dataDir: './data', port: 3000, hasMenu: true, timeZone: 'Asia/Tokyo', organizers: [], logLevel: 'info' },
      reminders: {
        ...{ closingSoon: '0 15 * * *', isClosingSoonOnLine: false, dayBefore: '0 17 * * *', survey: '0 12 * * *' },
      },
    });
  });

  test('count as absent when they are empty or blank', () => {
    const names = [...Object.keys(slack), ...Object.keys(line), 'SLACK_APP_TOKEN', 'SLACK_API_URL', 'LINE_API_URL'];
    const others = [
      'DATABASE_URL',
      'DATA_DIR',
      'PORT',
      'TIME_ZONE',
      'ANNOUNCE_CHANNEL',
      'LOG_LEVEL',
      'QUIET_HOURS',
      'RICH_MENU',
    ];
    const reminders = ['CLOSING_SOON', 'CLOSING_SOON_LINE', 'DAY_BEFORE', 'SURVEY'].map((name) => `REMINDER_${name}`);
    for (const blank of ['', '  ']) {
      const all = Object.fromEntries([...names, ...others, ...reminders].map((name) => [name, blank]));
      expect(readConfig(all)).toEqual(readConfig({}));
    }
  });

  test('with the tokens of one platform turn on that platform alone', () => {
    expect(readConfig(slack)).toMatchObject({
      slack: { botToken: 'xoxb-secret-1', signingSecret: 'secret-2', appToken: undefined },
      line: undefined,
      organizers: ['U0SATO'],
    });
    expect(readConfig(line)).toMatchObject({
      slack: undefined,
      line: { channelAccessToken: 'secret-3', channelSecret: 'secret-4' },
    });
    expect(readConfig({ ...slack, ...line })).toMatchObject({ slack: expect.anything(), line: expect.anything() });
  });

  test('take an app token in place of the signing secret: Socket Mode', () => {
    const { SLACK_SIGNING_SECRET: _, ...rest } = slack;
    expect(readConfig({ ...rest, SLACK_APP_TOKEN: 'xapp-1' })).toMatchObject({ slack: { appToken: 'xapp-1' } });
  });

  test('are read without blanks around tokens, trailing slashes and list items', () => {
    const config = readConfig({
      ...{ ...slack, ...line, SLACK_BOT_TOKEN: ' xoxb-secret-1\n', PUBLIC_URL: 'https://bot.example//' },
      ORGANIZERS: ' U0SATO, W0SUZUKI ,,',
    });
    expect(config.slack?.botToken).toBe('xoxb-secret-1');
    expect(config.publicUrl).toBe('https://bot.example');
    expect(config.organizers).toEqual(['U0SATO', 'W0SUZUKI']);
  });

  test('name people by their LINE ids where Slack is off, and only there', () => {
    const id = `U${'0a'.repeat(16)}`;
    expect(readConfig({ ...line, ADMINS: id, ORGANIZERS: id })).toMatchObject({ admins: [id], organizers: [id] });
    for (const name of ['ADMINS', 'ORGANIZERS']) {
      expect(problemOf({ ...line, [name]: id.slice(1) })).toMatch(new RegExp(`^${name}: .*LINE`));
      expect(problemOf({ ...slack, ...line, [name]: `U0SATO,${id}` })).toMatch(new RegExp(`^${name}: with Slack on`));
    }
  });

  test('name admins, organizers or both', () => {
    const { ORGANIZERS: _, ...rest } = slack;
    expect(readConfig({ ...rest, ADMINS: ' U0MORI ,' })).toMatchObject({ admins: ['U0MORI'], organizers: [] });
    expect(readConfig({ ...slack, ADMINS: 'U0MORI' })).toMatchObject({ admins: ['U0MORI'], organizers: ['U0SATO'] });
    expect(readConfig(slack)).toMatchObject({ admins: [], organizers: ['U0SATO'] });
  });

  test.each([
    ['0 17 * * 1-5', '0 17 * * 1-5'],
    ['*/15 8-10 * * mon', '*/15 8-10 * * mon'],
    ['off', undefined],
  ])('take the cron line %j for each reminder', (cronLine, expected) => {
    const names = ['REMINDER_CLOSING_SOON', 'REMINDER_DAY_BEFORE', 'REMINDER_SURVEY'];
    const { reminders } = readConfig(Object.fromEntries(names.map((name) => [name, cronLine])));
    expect([reminders.closingSoon, reminders.dayBefore, reminders.survey]).toEqual([expected, expected, expected]);
  });

  test('believe a proxy on the same machine, the ones that are named, or none', () => {
    const proxiesOf = (text: string) => readConfig({ TRUSTED_PROXIES: text }).trustedProxies;
    expect(proxiesOf('')).toEqual(['127.0.0.1', '::1']);
    expect(proxiesOf('10.0.0.0/8, fd00::/8')).toEqual(['10.0.0.0/8', 'fd00::/8']);
    expect(proxiesOf('none')).toEqual([]);
    for (const wrong of ['nginx', '10.0.0.0/33', '10.0.0.1 10.0.0.2'])
      expect(problemOf({ TRUSTED_PROXIES: wrong })).toMatch(/^TRUSTED_PROXIES: must be/);
  });

  test('switch "answers close soon" on for LINE', () => {
    expect(readConfig({ REMINDER_CLOSING_SOON_LINE: 'on' }).reminders.isClosingSoonOnLine).toBe(true);
  });
});

describe('a wrong setting is told in one line that begins with its name', () => {
  test.each<[string, string[]]>([
    ['SLACK_API_URL', ['slack.example', 'ftp://slack.example']],
    ['LINE_API_URL', ['localhost:3000', 'file:///etc/passwd']],
    ['PUBLIC_URL', ['bot.example', 'javascript:alert(1)']],
    ['PORT', ['three thousand', '-1', '65536', '80.5', '0x']],
    ['TIME_ZONE', ['Tokyo', 'Asia/Kure', 'JST+9']],
    ['ANNOUNCE_CHANNEL', ['#seminars', 'seminars', 'U0123456789']],
    ['ADMINS', ['@sato', 'U0SATO;U0SUZUKI', 'sato@city.example']],
    ['FIRST_NUMBER', ['0', '-1', '1.5', 'one']],
    ['ORGANIZERS', ['@sato', 'U0SATO;U0SUZUKI', 'sato@city.example']],
    ['REMINDER_CLOSING_SOON', ['15:00', '0 15 * *', '0 0 15 * * *', '99 15 * * *', 'OFF']],
    ['REMINDER_DAY_BEFORE', ['daily', '0 17 * * 8-9']],
    ['REMINDER_SURVEY', ['@noon', 'a b c d e']],
    ['REMINDER_CLOSING_SOON_LINE', ['yes', 'true']],
    ['QUIET_HOURS', ['21:00', '21-8', '21:00-24:00', '21:60-8:00', '8:00-8:00', '08:00-8:00', 'none', 'OFF']],
    ['LOG_LEVEL', ['verbose', 'INFO']],
  ])('%s', (name, wrong) => {
    for (const value of wrong) {
      expect(problemOf({ [name]: value }), value).toMatch(new RegExp(`^${name}: must be [^\\n]+$`));
    }
  });

  test.each<[string, Record<string, string>]>([
    ['SLACK_BOT_TOKEN', { SLACK_SIGNING_SECRET: 'hush' }],
    ['SLACK_BOT_TOKEN', { SLACK_APP_TOKEN: 'xapp-hush' }],
    ['SLACK_BOT_TOKEN', { ...slack, SLACK_BOT_TOKEN: 'xoxp-hush' }],
    ['SLACK_APP_TOKEN', { ...slack, SLACK_APP_TOKEN: 'hush' }],
    ['SLACK_SIGNING_SECRET', { SLACK_BOT_TOKEN: 'xoxb-hush', ORGANIZERS: 'U0SATO' }],
    ['ADMINS', { ...slack, ORGANIZERS: ' , ' }],
    ['LINE_CHANNEL_ACCESS_TOKEN', { LINE_CHANNEL_SECRET: 'hush', PUBLIC_URL: 'https://bot.example' }],
    ['LINE_CHANNEL_SECRET', { LINE_CHANNEL_ACCESS_TOKEN: 'hush', PUBLIC_URL: 'https://bot.example' }],
    ['PUBLIC_URL', { ...line, PUBLIC_URL: '' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://bot:hush@db.example/seminars' }],
    ['DATABASE_URL', { DATABASE_URL: 'bot:hush@db.example' }],
  ])('%s, and says no secret', (name, environment) => {
    const problem = problemOf(environment);
    expect(problem).toMatch(new RegExp(`^${name}: [^\\n]+$`));
    for (const secret of ['hush', 'secret-']) expect(problem).not.toContain(secret);
  });
});
