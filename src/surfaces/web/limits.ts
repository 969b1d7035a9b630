// What the web pages take and how they show it; the limits are ours.

export const limits = {
  /** A form's body: a few thousand kana are some 30 KB once percent-encoded. */
  formBytes: 64 * 1024,
  /** A form with a file of so much in it. */
  fileMegabytes: 5,
  uploadBytes: 5 * 1024 * 1024 + 64 * 1024,
  /** Of such forms so many are held at a time; who comes meanwhile waits so long at most. */
  uploadsAtOnce: 2,
  uploadWaitMs: 5000,
  /** So long one may take to arrive. */
  uploadWithinMs: 60_000,
  /** More choices than this stand in a drop-down list. */
  radios: 7,
  /** More people than this are found by typing a part of the name. */
  listed: 50,
  /** Choices whose words are all this short stand side by side: a scale of 1 to 5. */
  scaleLabel: 2,
  /** A projected door page looks so often whether its digits are others now. */
  doorSeconds: 10,
} as const;
