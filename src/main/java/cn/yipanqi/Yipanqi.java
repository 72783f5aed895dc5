package cn.yipanqi;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Starts the product: one process, one PostgreSQL (embedded unless an address is given), one board. */
@Modulithic(
        systemName = "Yipanqi",
        sharedModules = {"shared", "database"})
@SpringBootApplication
public class Yipanqi {

    public static void main(String[] args) {
        SpringApplication.run(Yipanqi.class, args);
    }
}
