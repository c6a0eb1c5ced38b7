-- The tree of organisations. Public reference data without anything personal: every scope, and whoever reads a
-- public notice without one, may know which offices there are. Changed by migrations only.

create domain organisation.kind as text check (value in ('nation', 'province', 'prefecture', 'county', 'zone'));

create table organisation.organisation (
    org_path        scope.org_path primary key,
    -- the organisation above; null for the nation
    reports_to      scope.org_path references organisation.organisation,
    name            text not null check (length(name) between 1 and 60),
    name_en         text not null check (length(name_en) between 1 and 80),
    kind            organisation.kind not null,
    -- null where GB/T 2260 has no code: the nation, zones, new areas
    division        text unique check (division ~ '^[1-9][0-9]{5}$'),
    check ((reports_to is null) = (kind = 'nation')),
    check (org_path ~ ('^' || reports_to || '[0-9a-z]+/$'))
);
-- No region wall, on purpose.
grant select on organisation.organisation to ${app};

insert into organisation.organisation (org_path, reports_to, name, name_en, kind, division)
select path, nullif(regexp_replace(path, '[^/]+/$', ''), ''), name, name_en, kind, division
  from (values
    ('cn/', '全国', 'China', 'nation', null),

    ('cn/13/', '河北省', 'Hebei', 'province', '130000'),
    ('cn/13/1301/', '石家庄市', 'Shijiazhuang', 'prefecture', '130100'),
    ('cn/13/1301/130108/', '裕华区', 'Yuhua', 'county', '130108'),
    ('cn/13/1301/130110/', '鹿泉区', 'Luquan', 'county', '130110'),
    ('cn/13/1301/130171/', '石家庄高新区', 'Shijiazhuang High-tech Zone', 'zone', null),
    ('cn/13/1301/130172/', '循环化工园区', 'Shijiazhuang Circular Chemical Park', 'zone', null),
    ('cn/13/1302/', '唐山市', 'Tangshan', 'prefecture', '130200'),
    ('cn/13/1302/130281/', '遵化市', 'Zunhua', 'county', '130281'),
    ('cn/13/1302/130284/', '滦州市', 'Luanzhou', 'county', '130284'),
    ('cn/13/1307/', '张家口市', 'Zhangjiakou', 'prefecture', '130700'),
    ('cn/13/1307/130702/', '桥东区', 'Qiaodong', 'county', '130702'),
    ('cn/13/1307/130705/', '宣化区', 'Xuanhua', 'county', '130705'),
    ('cn/13/1307/130723/', '康保县', 'Kangbao', 'county', '130723'),
    ('cn/13/1307/130773/', '塞北管理区', 'Saibei Administrative Zone', 'zone', null),
    ('cn/13/1308/', '承德市', 'Chengde', 'prefecture', '130800'),
    ('cn/13/1309/', '沧州市', 'Cangzhou', 'prefecture', '130900'),
    ('cn/13/1311/', '衡水市', 'Hengshui', 'prefecture', '131100'),
    ('cn/13/1311/131102/', '桃城区', 'Taocheng', 'county', '131102'),
    ('cn/13/1311/131103/', '冀州区', 'Jizhou', 'county', '131103'),
    -- Peers of prefectures: they report to the province (reporting-peers.csv).
    ('cn/13/130181/', '辛集市', 'Xinji', 'prefecture', '130181'),
    ('cn/13/130682/', '定州市', 'Dingzhou', 'prefecture', '130682'),
    ('cn/13/xiongan/', '雄安新区', 'Xiong’an New Area', 'prefecture', null),
    ('cn/13/xiongan/130629/', '容城县', 'Rongcheng', 'county', '130629'),
    ('cn/13/xiongan/130632/', '安新县', 'Anxin', 'county', '130632'),
    ('cn/13/xiongan/130638/', '雄县', 'Xiong County', 'county', '130638'),

    ('cn/22/', '吉林省', 'Jilin', 'province', '220000'),
    ('cn/22/2201/', '长春市', 'Changchun', 'prefecture', '220100'),

    ('cn/41/', '河南省', 'Henan', 'province', '410000'),
    ('cn/41/4103/', '洛阳市', 'Luoyang', 'prefecture', '410300'),

    ('cn/61/', '陕西省', 'Shaanxi', 'province', '610000'),
    ('cn/61/6109/', '安康市', 'Ankang', 'prefecture', '610900'),
    ('cn/61/6109/610902/', '汉滨区', 'Hanbin', 'county', '610902'),
    ('cn/61/6109/610922/', '石泉县', 'Shiquan', 'county', '610922'),
    ('cn/61/6109/610981/', '旬阳市', 'Xunyang', 'county', '610981'),

    ('cn/62/', '甘肃省', 'Gansu', 'province', '620000'),
    ('cn/62/6201/', '兰州市', 'Lanzhou', 'prefecture', '620100'),
    ('cn/62/6202/', '嘉峪关市', 'Jiayuguan', 'prefecture', '620200'),
    ('cn/62/6203/', '金昌市', 'Jinchang', 'prefecture', '620300'),
    ('cn/62/6204/', '白银市', 'Baiyin', 'prefecture', '620400'),
    ('cn/62/6205/', '天水市', 'Tianshui', 'prefecture', '620500'),
    ('cn/62/6205/620503/', '麦积区', 'Maiji', 'county', '620503'),
    ('cn/62/6206/', '武威市', 'Wuwei', 'prefecture', '620600'),
    ('cn/62/6207/', '张掖市', 'Zhangye', 'prefecture', '620700'),
    ('cn/62/6207/620702/', '甘州区', 'Ganzhou', 'county', '620702'),
    ('cn/62/6208/', '平凉市', 'Pingliang', 'prefecture', '620800'),
    ('cn/62/6209/', '酒泉市', 'Jiuquan', 'prefecture', '620900'),
    ('cn/62/6209/620902/', '肃州区', 'Suzhou (Jiuquan)', 'county', '620902'),
    ('cn/62/6209/620921/', '金塔县', 'Jinta', 'county', '620921'),
    ('cn/62/6209/620922/', '瓜州县', 'Guazhou', 'county', '620922'),
    ('cn/62/6209/620981/', '玉门市', 'Yumen', 'county', '620981'),
    ('cn/62/6210/', '庆阳市', 'Qingyang', 'prefecture', '621000'),
    ('cn/62/6211/', '定西市', 'Dingxi', 'prefecture', '621100'),
    ('cn/62/6212/', '陇南市', 'Longnan', 'prefecture', '621200'),
    ('cn/62/6229/', '临夏回族自治州', 'Linxia', 'prefecture', '622900'),
    ('cn/62/6230/', '甘南藏族自治州', 'Gannan', 'prefecture', '623000')
  ) as seed (path, name, name_en, kind, division)
 order by path collate "C";

create view organisation.published_organisation with (security_invoker = true) as
select org_path, reports_to, name, name_en, kind, division
  from organisation.organisation;
grant select on organisation.published_organisation to ${app};
