import type { AxiosInstance, AxiosResponse } from 'axios';
import type { Credentials, User } from './types';

export const usersApi = (http: AxiosInstance) => ({
  async current(): Promise<User | null> {
    const { data } = await http.get<{ currentUser: User | null }>('/api/users/currentuser');
    return data.currentUser;
  },

  /** Resolves to the cookies that the session is kept in. */
  async signUp(credentials: Credentials): Promise<string[]> {
    return cookiesOf(await http.post('/api/users/signup', credentials));
  },

  async signIn(credentials: Credentials): Promise<string[]> {
    return cookiesOf(await http.post('/api/users/signin', credentials));
  },

  async signOut(): Promise<string[]> {
    return cookiesOf(await http.post('/api/users/signout', {}));
  },
});

const cookiesOf = ({ headers }: AxiosResponse): string[] => headers['set-cookie'] ?? [];
