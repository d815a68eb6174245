/** What a command answers. */
export type Answer = {
  readonly json: object;
  readonly text: string;
  /** The command did what it was asked, and what it found is not as it should be. */
  readonly isWrong?: boolean;
};
