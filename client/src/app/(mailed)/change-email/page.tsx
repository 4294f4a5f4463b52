import { MailedPage, mailedMetadata } from '@/components/account/mailed-page';

export const generateMetadata = mailedMetadata('change-email');

export default function ChangeEmailPage({ searchParams }: PageProps<'/change-email'>) {
  return <MailedPage purpose="change-email" search={searchParams} />;
}
