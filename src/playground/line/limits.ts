// Every limit of LINE's that the playground holds the bot to, each with where it is written.
// R = Messaging API reference (https://developers.line.biz/en/reference/messaging-api/) and the heading there;
// O = line/line-openapi messaging-api.yml; M = measured by others against LINE's validate endpoints.

export const limits = {
  messagesPerRequest: 5, // R "Send push message"; O maxItems
  multicastRecipients: 500, // R "Send multicast message"
  requestBytes: 2 * 1024 * 1024, // R "Status codes", 413
  text: 5000, // R "Text message"; counted in UTF-16 units (R "Character counting in a text")
  altText: 1500, // R "Flex Message", "Template messages" (400 until 2025)
  senderName: 20, // R "Change icon and display name"
  imageUrl: 2000, // R "Image message", Flex "Image", "Icon"
  quickReplyItems: 13, // R "Quick reply"
  /** Labels by the place of the action. R "Specifications of the label"; counted in characters (M). */
  label: { quickReply: 20, template: 20, imageCarousel: 12, richMenu: 20, flex: 40 },
  postbackData: 300, // R "Postback action"
  displayText: 300, // R "Postback action"
  fillInText: 300, // R "Postback action"
  messageActionText: 300, // R "Message action"; counted in characters (M)
  uri: 1000, // R "URI action"
  clipboardText: 1000, // R "Clipboard action"
  bubbleBytes: 30 * 1024, // R "Bubble"; UTF-8 bytes of its JSON (M)
  carouselBytes: 50 * 1024, // R "Carousel"; UTF-8 bytes of its JSON (M)
  carouselBubbles: 12, // R "Carousel"
  aspectRatioSide: 100_000, // R Flex "Image"
  aspectRatioHeightPerWidth: 3, // R Flex "Image"
  /** R "Buttons template", "Confirm template", "Carousel template", "Image carousel template". */
  template: {
    title: 40,
    buttonsText: 160,
    columnText: 120,
    textBesideImageOrTitle: 60,
    confirmText: 240,
    confirmActions: 2,
    buttonsActions: 4,
    columnActions: 3,
    columns: 10,
  },
  /** R "Rich menu object", "Upload rich menu image". */
  richMenu: {
    name: 300,
    chatBarText: 14,
    areas: 20,
    minWidth: 800,
    maxWidth: 2500,
    minHeight: 250,
    minAspectRatio: 1.45,
    imageBytes: 1024 * 1024,
    perAccount: 1000,
    bulkUsers: 500,
  },
  webhookEndpoint: 500, // O SetWebhookEndpointRequest
  followersPerPage: 1000, // R "Get a list of users who added your LINE Official Account as a friend"
  followersPerPageByDefault: 300, // same
  loadingSeconds: { min: 5, max: 60, step: 5 }, // R "Display a loading animation"
  replyTokenMs: 60_000, // R "Send reply message": used within one minute of receiving the (redelivered) webhook
  replyTokenSinceEventMs: 20 * 60_000, // same: a redelivered webhook's token dies 20 minutes after the event
  webhookAnswerMs: 2000, // R "Check error statistics for sending webhooks": request_timeout after 2 seconds
  retryKeyHours: 24, // "Retry failed API requests" guide
  linkTokenMinutes: 10, // R "Issue link token"
} as const;
