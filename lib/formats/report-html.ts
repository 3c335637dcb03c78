import { authorOf, type Report } from '@/lib/domain/report';
import { escapeHtml, inert, toHtml } from './markup';
import { reportSheet } from './report-sheet';

/** Nothing is fetched or run, whoever opens the file and wherever. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * The report as one HTML file that needs nothing else: reads on a screen, prints on A4.
 *
 * @param css text of report.css
 */
export const reportHtml = (report: Report, css: string): string => {
  return `<!doctype html>
<html lang="${report.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="author" content="${escapeHtml(inert(authorOf(report)))}">
<title>${escapeHtml(inert(report.title))}</title>
<style>
body { margin: 0; background: #fff; }
${css}</style>
</head>
<body>
<main>${toHtml(reportSheet(report))}</main>
</body>
</html>
`;
};
