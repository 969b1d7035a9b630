// What organizers write in a chat of many for the bot to hear it.

/** In any letter case, full or half width. */
export const groupTyped = {
  announce: ['ボット お知らせ', 'ボットお知らせ', 'bot announce'],
  leave: ['ボット 退出', 'ボット退出', 'bot leave'],
} as const;
