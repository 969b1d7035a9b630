// Who the playground's workspace, app and bot are. Constants, so that channels can list the bot before Slack starts.
export const playgroundTeam = { id: 'T0PLAYGROUND', name: 'Playground', domain: 'playground' } as const;
export const playgroundApp = { id: 'A0PLAYGROUND', verificationToken: 'playground-verification-token' } as const;
export const playgroundBot = { userId: 'U0SEMINARBOT', botId: 'B0SEMINARBOT', name: 'seminar-bot' } as const;
/** Who Slack itself speaks as, e.g. when a slash command failed. */
export const slackbotId = 'USLACKBOT';
