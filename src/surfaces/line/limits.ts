// LINE's limits, named. Source: Messaging API reference, 2026-07.
export const limits = {
  /** Ours, not LINE's: a request holds a few events of under 10 KB each. */
  webhookBytes: 1024 * 1024,
  /** Of the 2 seconds LINE waits for a webhook's answer. */
  answerWithinMs: 1800,
  /** Ours: neither LINE nor its SDK ends a call that hangs. */
  callTimeoutMs: 10_000,
  /** How long LINE remembers a retry key. */
  retryKeyHours: 24,
  /** Ours: so far our clock may have been from LINE's when an attempt was noted. */
  keyMarginHours: 1,
  multicastRecipients: 500,
  /** Of a push or reply; of a push they count once. */
  messagesARequest: 5,
  followersPerPage: 1000,
  /** Raised to 1,500 in 2025; 400 reads well in a notification. In UTF-16 units, as all below. */
  altText: 400,
  label: 40,
  quickReplyLabel: 20,
  postbackData: 300,
  displayText: 300,
  uri: 1000,
  /** Of a Flex image: JPEG or PNG, at most 1,024 × 1,024 px and 10 MB. */
  imageUrl: 2000,
  /** Ours: for so long after a picture was refused, messages go without. */
  picturesOffMs: 10 * 60_000,
  /** UTF-8 bytes of the JSON. */
  bubbleBytes: 30 * 1024,
  carouselBytes: 50 * 1024,
  carouselBubbles: 12,
} as const;
