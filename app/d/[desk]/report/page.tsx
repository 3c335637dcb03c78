import type { Metadata } from 'next';
import type { Query } from '@/lib/web/report-query';
import { ReportPage, reportTitle } from './report-page';

type Props = { params: Promise<{ desk: string }>; searchParams: Promise<Query> };

const asked = async ({ params, searchParams }: Props) => ({
  deskId: (await params).desk,
  query: await searchParams,
});

export const generateMetadata = async (props: Props): Promise<Metadata> => ({
  title: await reportTitle(await asked(props)),
});

export default async function Page(props: Props) {
  return <ReportPage {...(await asked(props))} />;
}
