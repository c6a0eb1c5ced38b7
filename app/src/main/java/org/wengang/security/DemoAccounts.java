package org.wengang.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.Scope;
import org.wengang.kernel.OrgPath;

/**
 * Accounts to try the system with, only where {@code wengang.demo} is true and there are none yet.
 * They share one password made for this data folder and kept in {@code demo-password}, readable by
 * its user alone.
 */
@Component
@Order(2)
@ConditionalOnProperty("wengang.demo")
public final class DemoAccounts implements ApplicationRunner {

    /** A demonstration account: where, what it is called, what it may do. */
    public record Demo(String organisation, String username, String name, Set<Role> roles) {}

    private static final List<Demo> ALL =
            List.of(
                    new Demo(
                            "cn/13/1301/130110/",
                            "luquan-jingban",
                            "鹿泉经办",
                            Set.of(Role.CASEWORKER)),
                    new Demo("cn/13/1301/130110/", "luquan-fuhe", "鹿泉复核", Set.of(Role.REVIEWER)),
                    new Demo(
                            "cn/13/1301/130110/",
                            "luquan-zhengce",
                            "鹿泉政策",
                            Set.of(Role.POLICY_OFFICER)),
                    new Demo("cn/13/1301/130110/", "luquan-caiwu", "鹿泉财务", Set.of(Role.FINANCE)),
                    new Demo("cn/13/1301/130110/", "luquan-kuaiji", "鹿泉会计", Set.of(Role.FINANCE)),
                    new Demo(
                            "cn/13/1301/130110/",
                            "luquan-guanli",
                            "鹿泉管理",
                            Set.of(Role.ADMINISTRATOR)),
                    new Demo(
                            "cn/13/1301/130108/", "yuhua-jingban", "裕华经办", Set.of(Role.CASEWORKER)),
                    new Demo(
                            "cn/13/1301/",
                            "shijiazhuang-tongji",
                            "石家庄统计",
                            Set.of(Role.STATISTICIAN)),
                    new Demo("cn/13/1311/", "hengshui-jingban", "衡水经办", Set.of(Role.CASEWORKER)),
                    new Demo("cn/13/1311/", "hengshui-fuhe", "衡水复核", Set.of(Role.REVIEWER)),
                    new Demo(
                            "cn/13/1311/", "hengshui-zhengce", "衡水政策", Set.of(Role.POLICY_OFFICER)),
                    new Demo("cn/13/1311/", "hengshui-caiwu", "衡水财务", Set.of(Role.FINANCE)),
                    new Demo("cn/13/1311/", "hengshui-kuaiji", "衡水会计", Set.of(Role.FINANCE)));

    private final Accounts accounts;
    private final TransactionTemplate transactions;
    private final Path passwordFile;

    DemoAccounts(
            Accounts accounts,
            PlatformTransactionManager transactions,
            @Value("${wengang.data:var}/demo-password") Path passwordFile) {
        this.accounts = accounts;
        this.transactions = new TransactionTemplate(transactions);
        this.passwordFile = passwordFile;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var password = password();
        Scope.system(OrgPath.ROOT, "demonstration accounts")
                .call(() ->
                        transactions.execute(status -> {
                            if (accounts.isEmpty()) {
                                open(password);
                            }
                            return true;
                        }));
    }

    /** Every demonstration account, in the order a newcomer would try them. */
    public List<Demo> all() {
        return ALL;
    }

    /** The password they share. */
    public String password() throws IOException {
        if (Files.notExists(passwordFile)) {
            var letters = "abcdefghjkmnpqrstuvwxyz23456789";
            var random = new SecureRandom();
            var password = new StringBuilder();
            for (var i = 0; i < 12; i++) {
                password.append(i > 0 && i % 4 == 0 ? "-" : "");
                password.append(letters.charAt(random.nextInt(letters.length())));
            }
            Files.createDirectories(passwordFile.toAbsolutePath().getParent());
            Files.createFile(
                    passwordFile,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(passwordFile, password);
        }
        return Files.readString(passwordFile).strip();
    }

    private void open(String password) {
        for (var demo : ALL) {
            accounts.open(
                    new OrgPath(demo.organisation()),
                    demo.username(),
                    demo.name(),
                    password,
                    demo.roles());
        }
    }
}
