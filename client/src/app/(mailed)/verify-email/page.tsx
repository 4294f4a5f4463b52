import { MailedPage, mailedMetadata } from '@/components/account/mailed-page';

export const generateMetadata = mailedMetadata('verify-email');

export default function VerifyEmailPage({ searchParams }: PageProps<'/verify-email'>) {
  return <MailedPage purpose="verify-email" search={searchParams} />;
}
