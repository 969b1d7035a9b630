// Slack's own complaints about a form (form-checks.ts words them in English), as its Japanese client gives them.
const translations: [RegExp, string][] = [
  [/^Please complete this required field\.$/, 'この必須フィールドに入力してください。'],
  [/^Enter a valid URL\.$/, '有効なURLを入力してください。'],
  [/^Enter a valid email address\.$/, '有効なメールアドレスを入力してください。'],
  [/^Enter a number\.$/, '数字を入力してください。'],
  [/^Enter a whole number\.$/, '整数を入力してください。'],
  [/^Must be (\S+) or more\.$/, '$1以上の数字を入力してください。'],
  [/^Must be (\S+) or less\.$/, '$1以下の数字を入力してください。'],
  [/^Must be at least (\d+) characters\.$/, '$1文字以上で入力してください。'],
  [/^Must be at most (\d+) characters\.$/, '$1文字以内で入力してください。'],
];

/** block_id → message; what is unknown stays as it is. */
export function inJapanese(errors: Record<string, string>): Record<string, string> {
  const translated = (complaint: string) => {
    const found = translations.find(([pattern]) => pattern.test(complaint));
    return found ? complaint.replace(found[0], found[1]) : complaint;
  };
  return Object.fromEntries(Object.entries(errors).map(([blockId, complaint]) => [blockId, translated(complaint)]));
}
