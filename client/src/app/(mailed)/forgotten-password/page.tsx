import { MailedPage, mailedMetadata } from '@/components/account/mailed-page';

export const generateMetadata = mailedMetadata('forgotten-password');

export default function ForgottenPasswordPage({ searchParams }: PageProps<'/forgotten-password'>) {
  return <MailedPage purpose="forgotten-password" search={searchParams} />;
}
