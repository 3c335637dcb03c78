import type { Metadata } from 'next';
import { ReportPage, reportTitle } from '@/app/d/[desk]/report/report-page';
import type { Query } from '@/lib/web/report-query';

type Props = { params: Promise<{ desk: string; article: string }>; searchParams: Promise<Query> };

const asked = async ({ params, searchParams }: Props) => {
  const { desk, article } = await params;
  return { deskId: desk, articleId: article, query: await searchParams };
};

export const generateMetadata = async (props: Props): Promise<Metadata> => ({
  title: await reportTitle(await asked(props)),
});

export default async function Page(props: Props) {
  return <ReportPage {...(await asked(props))} />;
}
