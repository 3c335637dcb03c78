/** When notifications go out by e-mail. All times in milliseconds. */

/** Who reads it in the program before gets no mail of it. */
export const MAILED_AFTER = 10 * 60_000;
/** No more than one message to a person in this time. */
export const MAILED_EVERY = 60 * 60_000;
/** Older ones are no news any more: to someone who turns e-mail on again, say. */
export const MAILED_WITHIN = 3 * 24 * 60 * 60_000;
/** How often the server looks. */
export const LOOKED_EVERY = 60_000;
/** Until the next try where the mail server did not take a message just now. */
export const TRIED_AGAIN_AFTER = 10 * 60_000;
/** Told one by one in a message; the rest is counted. */
export const MAILED_LINES = 20;
