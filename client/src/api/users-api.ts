import type { AxiosInstance } from 'axios';
import type { Credentials, User } from './types';

export const usersApi = (http: AxiosInstance) => ({
  async current(): Promise<User | null> {
    const { data } = await http.get<{ currentUser: User | null }>('/api/users/currentuser');
    return data.currentUser;
  },

  async signUp(credentials: Credentials): Promise<User> {
    const { data } = await http.post<User>('/api/users/signup', credentials);
    return data;
  },

  async signIn(credentials: Credentials): Promise<User> {
    const { data } = await http.post<User>('/api/users/signin', credentials);
    return data;
  },

  async signOut(): Promise<void> {
    await http.post('/api/users/signout', {});
  },
});
