/** Returns a promise when it is time to let others work; throws the signal's reason when cancelled. */
export type Pause = () => Promise<void> | undefined;
