package org.wengang.bench.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.wengang.kernel.DivisionCode;
import org.wengang.organisation.Division;
import org.wengang.organisation.Divisions;

/**
 * So many invented workers of a city, made by the database itself from a seed: names of a few
 * surnames far more often than of others, two in a hundred long ones; 20,000 employers of which few
 * are large; places of the whole country, most of them near; every fact missing here and there,
 * some in one of a thousand and some in every third. Brought in 40 rosters.
 */
final class LedgerCrowd {

    private static final String SURNAMES =
            "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文单仇解";
    private static final String GIVEN =
            "试甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃宿列寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔龙师火帝鸟官人皇始制文字乃服衣裳推位让国有虞陶唐吊民伐罪周发殷汤坐朝问道垂拱平章爱育黎首臣伏戎羌遐迩一体率宾归王鸣凤在竹白驹食场化被草木赖及万方";

    private LedgerCrowd() {}

    /**
     * @param mobile a sealed number that everybody has who has one
     */
    static void fill(Connection connection, int count, byte[] mobile) throws SQLException {
        run(connection, "set wengang.scope = 'cn/'");
        run(connection, "select setseed(0.20210211)");
        var city = new DivisionCode("130100");
        var counties =
                Divisions.load().all().stream()
                        .filter(each -> !each.formerly())
                        .filter(each -> each.code().level() == DivisionCode.Level.COUNTY)
                        .map(Division::code)
                        .toList();
        var near = counties.stream().filter(city::contains).toList();
        run(
                connection,
                """
                create unlogged table registry.bench_row as
                select n, uuidv7(make_interval(secs => n - %1$d)) as worker_id, uuidv7() as person_id,
                       substr('%2$s', 1 + floor(%3$d * random() ^ 2)::int, 1)
                       || case when random() < 0.02 then '试古丽·买'
                               else '' end
                       || substr('%4$s', 1 + floor(%5$d * random() ^ 1.5)::int, 1)
                       || case when random() < 0.7
                               then substr('%4$s', 1 + floor(%5$d * random() ^ 1.5)::int, 1) else '' end as name,
                       (%6$s)[1 + floor(%7$d * random())::int] as hukou_far,
                       (%8$s)[1 + floor(%9$d * random())::int] as hukou_near,
                       random() as where_from, random() as dice, floor(20000 * random() ^ 3)::int as employer,
                       date '2021-01-15' + floor(60 * random())::int as stay_from,
                       10 + floor(40 * random())::int as days
                  from generate_series(1, %1$d) n\
                """
                        .formatted(
                                count,
                                SURNAMES,
                                SURNAMES.length(),
                                GIVEN,
                                GIVEN.length(),
                                array(counties),
                                counties.size(),
                                array(near),
                                near.size()));
        run(
                connection,
                """
                insert into registry.import_batch
                       (batch_id, org_path, file_name, file_bytes, received_at, received_by, receiver_name, state,
                        merged_at, row_count, added, changed, unchanged, refused)
                select uuidv7(make_interval(days => n - 60)), 'cn/13/1301/130110/', '名册' || n || '.csv', 1,
                       now() - make_interval(days => 60 - n), uuidv7(), '试经办', 'merged', now(), 0, 0, 0, 0, 0
                  from generate_series(1, 40) n;
                create unlogged table registry.bench_batch as
                select row_number() over (order by batch_id) - 1 as n, batch_id, received_at from registry.import_batch;
                insert into registry.person (person_id, bucket, id_index, created_at)
                select person_id, get_byte(uuid_send(person_id), 15), sha256(uuid_send(person_id)), now()
                  from registry.bench_row\
                """);
        var workers =
                """
                insert into registry.worker
                       (worker_id, person_id, bucket, org_path, id_sealed, id_last4, name, birth, sex, mobile_sealed,
                        mobile_index, hukou, home, residence, hukou_nature, employer_name, uscc, employer_kind,
                        worker_category, stay_place, stay_from, stay_to, on_duty_days, remark, applied_at, updated_at)
                select r.worker_id, r.person_id, get_byte(uuid_send(r.person_id), 15),
                       (array['cn/13/1301/130110/', 'cn/13/1301/130108/', 'cn/13/1301/130171/',
                              'cn/13/1301/130172/'])[1 + r.n %% 4],
                       '\\x00', lpad((r.n * 7 %% 10000)::text, 4, '0'), r.name,
                       date '1961-01-01' + (r.n * 13 %% 15000), case when r.n %% 2 = 0 then 'male' else 'female' end,
                       case when r.dice > 0.03 then '%1$s'::bytea end, case when r.dice > 0.03 then '%1$s'::bytea end,
                       case when r.dice < 0.999 then case when r.where_from < 0.3 then hukou_near else hukou_far end end,
                       case when r.dice < 0.95 then case when r.where_from < 0.4 then hukou_near else hukou_far end end,
                       case when r.dice < 0.7 then hukou_near end,
                       case when r.dice < 0.98 then case when r.where_from < 0.7 then 'rural' else 'urban' end end,
                       case when r.dice < 0.98 then '石家庄试验' || r.employer || '号' ||
                            (array['机械厂', '纺织厂', '电子公司', '建筑公司', '饭店'])[1 + r.employer %% 5] end,
                       null, case when r.dice < 0.97 then 'private' end,
                       (array['employee', 'employee', 'employee', 'employee', 'employee', 'employee',
                              'construction_site', 'construction_site', 'courier', 'other'])[1 + r.n %% 10],
                       case when r.dice < 0.9 then hukou_near end,
                       case when r.dice < 0.95 then stay_from end, case when r.dice < 0.94 then stay_from + days end,
                       case when r.dice < 0.9 then r.n %% 8 end, null, b.received_at,
                       b.received_at + case when r.dice < 0.1 then make_interval(days => 10, secs => r.n %% 80000)
                                            else interval '0' end
                  from registry.bench_row r
                  join registry.bench_batch b on b.n = r.n * 40::bigint / (%2$d + 1)
                 order by r.n\
                """
                        .formatted("\\x" + hex(mobile), count);
        run(connection, workers);
        run(
                connection,
                """
                insert into registry.worker_statement (worker_id, batch_id, row_number, org_path, stated_at, name)
                select r.worker_id, b.batch_id, r.n + 1, w.org_path, b.received_at, r.name
                  from registry.bench_row r
                  join registry.worker w using (worker_id)
                  join registry.bench_batch b on b.n = r.n * 40::bigint / (%d + 1)\
                """
                        .formatted(count));
        run(connection, "drop table registry.bench_row, registry.bench_batch");
    }

    private static String array(List<DivisionCode> codes) {
        return "array['"
                + String.join("', '", codes.stream().map(DivisionCode::value).toList())
                + "']";
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static void run(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
