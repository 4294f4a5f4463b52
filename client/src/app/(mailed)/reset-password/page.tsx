import { MailedPage, mailedMetadata } from '@/components/account/mailed-page';

export const generateMetadata = mailedMetadata('reset-password');

export default function ResetPasswordPage({ searchParams }: PageProps<'/reset-password'>) {
  return <MailedPage purpose="reset-password" search={searchParams} />;
}
