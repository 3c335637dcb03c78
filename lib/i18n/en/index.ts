import { agreement } from './agreement';
import { annotations } from './annotations';
import { api } from './api';
import { articles } from './articles';
import { builder } from './builder';
import { cards } from './cards';
import { claim } from './claim';
import { errors } from './errors';
import { evidence } from './evidence';

import { feeds } from './feeds';
import { fields } from './fields';
import { guideline } from './guideline';
import { history } from './history';
import { importReport } from './import-report';
import { importing } from './importing';
import { lint } from './lint';
import { pane } from './pane';
import { people } from './people';
import { published } from './published';
import { reader } from './reader';
import { report } from './report';
import { reportFiles } from './report-files';
import { review } from './review';
import { rules } from './rules';
import { shell } from './shell';
import { thread } from './thread';
import { verify } from './verify';
import { versions } from './versions';
import { workspace } from './workspace';

export const en = {
  shell,
  people,
  articles,
  workspace,
  pane,
  cards,
  evidence,
  claim,
  reader,
  report,
  published,
  verify,
  reportFiles,
  builder,
  review,
  rules,
  thread,
  agreement,
  guideline,
  history,
  versions,
  feeds,
  importReport,
  annotations,
  lint,
  api,
  importing,
  errors,
  fields,
} as const;
