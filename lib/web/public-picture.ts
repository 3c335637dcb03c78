import { canonicalJson, sha256 } from '../domain/hash';
import { publicRoute } from './public-answer';

/** Pictures at hand, by what they are drawn from: some 50 KB each. The one asked for last is last. */
const atHand = new Map<string, Promise<Uint8Array>>();
const MOST = 200;

/** One is drawn after the other: each keeps the server from everything else for a moment. */
let queue: Promise<unknown> = Promise.resolve();

/** The picture that was drawn from the same before, else a new one. */
export const kept = (from: unknown, draw: () => Promise<Uint8Array>): Promise<Uint8Array> => {
  const key = sha256(canonicalJson(from));
  const known = atHand.get(key);
  if (known) atHand.delete(key);
  const picture = known ?? inTurn(draw);
  atHand.set(key, picture);
  picture.catch(() => atHand.delete(key));
  const oldest = atHand.keys().next().value;
  if (atHand.size > MOST && oldest !== undefined) atHand.delete(oldest);
  return picture;
};

const inTurn = (draw: () => Promise<Uint8Array>): Promise<Uint8Array> => {
  const drawn = queue.then(draw);
  queue = drawn.catch(() => undefined);
  return drawn;
};

/** A route that shows a picture, also within the pages of others. */
export const pictureRoute = <Params>(picture: (params: Params) => Promise<Uint8Array>) =>
  publicRoute<Params>(async ({ params }) => ({
    ...{ body: new Uint8Array(await picture(params)), type: 'image/png', shared: 'fetched' },
  }));
