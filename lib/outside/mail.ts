import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { fromCodePoints, normalise } from '../domain/text';
import { env } from '../env';
import { log } from '../log';

/** One message to one person. Plain text is what it says; HTML, if there is any, says the same. */
export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
};

/**
 * What became of a message: handed to the mail server; not sent, because none is configured; worth another try later; or
 * refused for good, as for an address that does not exist. `reason` is for the log and for administrators.
 */
export type MailOutcome =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'off' }
  | { readonly outcome: 'later' | 'refused'; readonly reason: string };

/** Milliseconds until a silent server is given up. */
const PATIENCE = 10_000;
/** In code points. */
const LONGEST_SUBJECT = 200;
/** In UTF-16 code units. */
const LONGEST_REASON = 300;

/** A program wrote it: answering machines keep still. */
const HEADERS = { 'auto-submitted': 'auto-generated', 'x-auto-response-suppress': 'All' };

/** Whether mail can be sent at all. */
export const mailIsOn = (): boolean => env().SMTP_URL !== undefined;

/**
 * Hand a message to the mail server, by SMTP_URL and MAIL_FROM. Never throws. A password goes to a server elsewhere only
 * over TLS; `to` is one address and the subject one line, whatever they hold.
 */
export async function sendMail({ to, subject, text, html }: Mail): Promise<MailOutcome> {
  const { SMTP_URL, MAIL_FROM } = env();
  if (!SMTP_URL || !MAIL_FROM) return { outcome: 'off' };
  if (!z.email().safeParse(to).success) return { outcome: 'refused', reason: 'not an address' };
  const transport = createTransport(transportOptions(SMTP_URL));
  try {
    await transport.sendMail({
      from: MAIL_FROM,
      to: { name: '', address: to },
      subject: oneLine(subject),
      text: normalise(text),
      ...(html === undefined ? {} : { html }),
      headers: HEADERS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return { outcome: 'sent' };
  } catch (error) {
    return failure(error);
  } finally {
    transport.close();
  }
}

const transportOptions = (url: string) => ({
  url,
  ...protection(new URL(url)),
  connectionTimeout: PATIENCE,
  greetingTimeout: PATIENCE,
  socketTimeout: PATIENCE,
  dnsTimeout: PATIENCE,
});

/** Elsewhere TLS is used where it is offered, and needed for a password; on this machine there is no wire to listen at. */
const protection = ({ username, hostname }: URL) =>
  ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
    ? { ignoreTLS: true }
    : { requireTLS: username !== '' };

const oneLine = (subject: string): string => {
  const line = normalise(subject).replace(/\s+/g, ' ').trim();
  return line.slice(0, fromCodePoints(line, LONGEST_SUBJECT));
};

/** Where an answer from 500 on is about this message, and not about us: an administrator can put that right. */
const ABOUT_THE_MESSAGE = ['RCPT TO', 'DATA'];

const SmtpError = z.object({
  message: z.string(),
  responseCode: z.number().default(0),
  command: z.string().default(''),
});

function failure(error: unknown): MailOutcome {
  const known = SmtpError.safeParse(error);
  const { message, responseCode, command } = known.data ?? {
    message: String(error),
    responseCode: 0,
    command: '',
  };
  log.warn('mail was not sent', { command, responseCode });
  const refused = responseCode >= 500 && ABOUT_THE_MESSAGE.includes(command);
  return { outcome: refused ? 'refused' : 'later', reason: oneLine(message).slice(0, LONGEST_REASON) };
}
