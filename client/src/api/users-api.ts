import type { AxiosResponse } from 'axios';
import type { Http } from './http';
import type { Credentials, Profile, SecondFactorSetup, SignIn, User } from './types';

export const usersApi = (http: Http) => ({
  async current(): Promise<User | null> {
    const { data } = await http.get<{ currentUser: User | null }>('/api/users/currentuser');
    return data.currentUser;
  },

  /** Resolves to the cookies that the session is kept in. */
  async signUp(credentials: Credentials): Promise<string[]> {
    return cookiesOf(await http.post('/api/users/signup', credentials));
  },

  /** `code` is empty until the service has asked for one. */
  async signIn({ code, ...credentials }: Credentials & { code: string }): Promise<string[]> {
    return cookiesOf(await http.post('/api/users/signin', { ...credentials, ...(code && { code }) }));
  },

  async signOut(): Promise<string[]> {
    return cookiesOf(await http.post('/api/users/signout', {}));
  },

  async profile(): Promise<Profile> {
    return (await http.get<Profile>('/api/users/profile')).data;
  },

  /** An empty name takes it back. */
  async rename(name: string): Promise<void> {
    await http.patch('/api/users/profile', { name });
  },

  async changePassword(passwords: { currentPassword: string; password: string }): Promise<void> {
    await http.post('/api/users/password', passwords);
  },

  /** Has the mail sent again by which the visitor's address is verified. */
  async sendVerification(): Promise<void> {
    await http.post('/api/users/verification', {});
  },

  async verifyEmail(token: string): Promise<void> {
    await http.post('/api/users/verification/confirm', { token });
  },

  async forgetPassword(email: string): Promise<void> {
    await http.post('/api/users/password-reset', { email });
  },

  /** Ends every session: resolves to what takes the visitor's cookie back. */
  async resetPassword(chosen: { token: string; password: string }): Promise<string[]> {
    return cookiesOf(await http.post('/api/users/password-reset/confirm', chosen));
  },

  /** Asks for another address, which is the account's once its owner has confirmed it by mail. */
  async changeEmail(asked: { email: string; password: string }): Promise<void> {
    await http.post('/api/users/email', asked);
  },

  /** Ends every session: resolves to what takes the visitor's cookie back. */
  async confirmEmail(token: string): Promise<string[]> {
    return cookiesOf(await http.post('/api/users/email/confirm', { token }));
  },

  async beginSecondFactor(password: string): Promise<SecondFactorSetup> {
    return (await http.post<SecondFactorSetup>('/api/users/second-factor', { password })).data;
  },

  /** Turns it on; resolves to the recovery codes, which are never told again. */
  async confirmSecondFactor(code: string): Promise<string[]> {
    return recoveryCodesOf(await http.post('/api/users/second-factor/confirm', { code }));
  },

  async renewRecoveryCodes(proof: { password: string; code: string }): Promise<string[]> {
    return recoveryCodesOf(await http.post('/api/users/second-factor/recovery-codes', proof));
  },

  async turnOffSecondFactor(proof: { password: string; code: string }): Promise<void> {
    await http.delete('/api/users/second-factor', { data: proof });
  },

  async deleteAccount(password: string): Promise<void> {
    await http.delete('/api/users/me', { data: { password } });
  },

  /** Where the visitor is signed in, the newest first. */
  async sessions(): Promise<SignIn[]> {
    return (await http.get<SignIn[]>('/api/users/sessions')).data;
  },

  async endSession(id: string): Promise<string[]> {
    return cookiesOf(await http.delete(`/api/users/sessions/${encodeURIComponent(id)}`));
  },

  /** Signs the visitor out wherever that is. */
  async endAllSessions(): Promise<string[]> {
    return cookiesOf(await http.delete('/api/users/sessions'));
  },
});

const recoveryCodesOf = ({ data }: AxiosResponse<{ recoveryCodes: string[] }>): string[] =>
  data.recoveryCodes;

const cookiesOf = ({ headers }: AxiosResponse): string[] => headers['set-cookie'] ?? [];
