package cn.yipanqi.database;

/**
 * Where the database is and who we are there.
 *
 * @param url JDBC address
 * @param user role the application runs as, bound by row-level security
 * @param owner role that migrates
 */
record DatabaseAddress(String url, Login user, Login owner) {

    record Login(String name, String password) {
        @Override
        public String toString() {
            return name;
        }
    }
}
