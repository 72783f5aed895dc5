create schema figures;

-- What a number means, as data. A change is a new version; old editions keep the version they were made with. Rows without a county
-- hold for the whole country and come by migrations; a county may word them in its own way, and add figures of its own under "own.".
create table figures.definition (
    county bigint,
    code text not null check (length(code) <= 80 and code ~ '^[a-z_]+(\.[a-z_]+)+$'),
    version int not null check (version > 0),
    -- Ends a county's own figure, or its own wording of a national one.
    retired boolean not null default false,
    at timestamptz,
    actor_name text,
    position int not null,
    commons text not null check (commons in ('ORGANISATION', 'VENUE', 'RESOURCE', 'ACTIVITY', 'SERVICE', 'TALENT')),
    source text not null check (source in ('LEDGER', 'REGISTER', 'RATIO')),
    name_zh text not null,
    name_en text not null,
    unit_zh text not null,
    unit_en text not null,
    wording_zh text not null,
    wording_en text not null,
    display text not null check (display in ('EXACT', 'WAN', 'ABOUT', 'PERCENT')),
    kinds text[] not null default '{}',
    aggregate text check (aggregate in ('COUNT', 'SUM', 'DISTINCT_CATEGORY', 'DISTINCT_TEAM', 'DISTINCT_HOME')),
    measures text[] not null default '{}',
    category text,
    tag text,
    partnered boolean,
    team text,
    home uuid,
    home_kind text,
    constraint one_row_a_version unique nulls not distinct (code, county, version),
    constraint own_figures_are_a_countys check (county is not null or (code not like 'own.%' and not retired)),
    constraint counties_say_who check (county is null or (at is not null and actor_name is not null)),
    constraint ledger_figures_ask_the_ledger check ((source = 'LEDGER') = (aggregate is not null and cardinality(kinds) > 0)),
    constraint sums_have_measures check ((aggregate is not distinct from 'SUM') = (cardinality(measures) > 0)),
    constraint ratios_have_homes check ((source = 'RATIO') = (home_kind is not null))
);
alter table figures.definition enable row level security;
alter table figures.definition force row level security;
create policy everybodys on figures.definition for select to ${app_user} using (county is null);
create policy county_read on figures.definition for select to ${app_user}
    using (county >= (select app.read_low()) and county < (select app.read_high()));
create policy county_add on figures.definition for insert to ${app_user}
    with check (county >= (select app.write_low()) and county < (select app.write_high()));
create policy owner_all on figures.definition to ${app_owner} using (true) with check (true);
revoke update, delete on figures.definition from ${app_user};

insert into figures.definition
    (code, version, position, commons, source, name_zh, name_en, unit_zh, unit_en, display, kinds, aggregate, measures, category, tag, partnered, home_kind, wording_zh, wording_en)
values
    ('meeting.special.sessions', 1, 10, 'ORGANISATION', 'LEDGER', '协同化推进专题会议', 'Joint special meetings', '次', 'meetings', 'EXACT', '{meeting}', 'COUNT', '{}', '专题', null, null, null,
     '期内召开、类型为“专题”的会议事项数。', 'Meetings of the category 专题 held in the period, each matter once.'),
    ('station.count', 1, 20, 'ORGANISATION', 'REGISTER', '乡镇群团服务站', 'Township service stations', '个', 'stations', 'EXACT', '{}', null, '{}', null, null, null, null,
     '期末当日在册的乡镇群团服务站数。', 'Township service stations in the register on the last day of the period.'),
    ('window.sessions', 1, 30, 'VENUE', 'LEDGER', '窗口服务', 'Service-window sessions', '场次', 'sessions', 'EXACT', '{window}', 'COUNT', '{}', null, null, null, null,
     '服务中心窗口开展的政策咨询、政策宣传、受理救助和维权服务事项数。', 'Sessions of the service windows: advice, information, aid requests and rights protection.'),
    ('home.worker.usage', 1, 40, 'VENUE', 'RATIO', '职工之家使用率', 'Usage of the workers'' home', '', '', 'PERCENT', '{venue_use}', null, '{}', null, null, null, 'WORKER',
     '开放日使用率：期内有使用记录的开放日数 ÷ 开放日数。开放日按该家公布的每周开放日计，法定节假日除外；闭馆日的使用列出而不计入。', 'Open-day rate: open days with a recorded use divided by open days. Open days are the weekdays the home keeps, public holidays out; use on a closed day is listed, not counted.'),
    ('home.youth.usage', 1, 50, 'VENUE', 'RATIO', '青年之家使用率', 'Usage of the youth home', '', '', 'PERCENT', '{venue_use}', null, '{}', null, null, null, 'YOUTH',
     '开放日使用率：期内有使用记录的开放日数 ÷ 开放日数。开放日按该家公布的每周开放日计，法定节假日除外；闭馆日的使用列出而不计入。', 'Open-day rate: open days with a recorded use divided by open days. Open days are the weekdays the home keeps, public holidays out; use on a closed day is listed, not counted.'),
    ('home.women.usage', 1, 60, 'VENUE', 'RATIO', '妇女儿童之家使用率', 'Usage of the women''s and children''s home', '', '', 'PERCENT', '{venue_use}', null, '{}', null, null, null, 'WOMEN',
     '开放日使用率：期内有使用记录的开放日数 ÷ 开放日数。开放日按该家公布的每周开放日计，法定节假日除外；闭馆日的使用列出而不计入。', 'Open-day rate: open days with a recorded use divided by open days. Open days are the weekdays the home keeps, public holidays out; use on a closed day is listed, not counted.'),
    ('activity.sessions', 1, 70, 'ACTIVITY', 'LEDGER', '共同开展活动', 'Activities', '场次', 'sessions', 'EXACT', '{activity}', 'COUNT', '{}', null, null, null, null,
     '种类为“活动”的事项数；几家联合开展、分别登记的，全县只计一次。', 'Matters of the kind activity; one run jointly and entered by several counts once for the county.'),
    ('activity.joint.sessions', 1, 80, 'ACTIVITY', 'LEDGER', '联合开展活动', 'Joint activities', '场次', 'sessions', 'EXACT', '{activity}', 'COUNT', '{}', null, null, true, null,
     '有协同单位的活动事项数。', 'Activity matters that name a partner.'),
    ('activity.amount', 1, 90, 'ACTIVITY', 'LEDGER', '发放款物', 'Money and goods handed out', '元', 'yuan', 'WAN', '{activity}', 'SUM', '{given,given_cash,given_goods}', null, null, null, null,
     '活动事项发放的现金与物资折价之和（元）；联合开展的只计一次，不含活动开支。', 'Cash and the value of goods handed out in activities, in yuan; a joint activity once, costs left out.'),
    ('activity.new_economy.recipients', 1, 100, 'ACTIVITY', 'LEDGER', '慰问新就业形态劳动者', 'New-economy workers visited', '名', 'persons', 'EXACT', '{activity}', 'SUM', '{recipients}', null, 'audience.new_economy', null, null,
     '服务对象标签为“新就业形态劳动者”的活动事项的慰问人次之和；户外劳动者不在其内。', 'Recipients of activities whose confirmed audience is new-economy workers; outdoor workers are not among them.'),
    ('briefing.count', 1, 110, 'SERVICE', 'LEDGER', '信息简报', 'Briefings pushed', '条', 'items', 'EXACT', '{briefing}', 'COUNT', '{}', null, null, null, null,
     '期内推送的信息简报数。', 'Briefings pushed in the period.'),
    ('video.count', 1, 120, 'SERVICE', 'LEDGER', '微视频', 'Micro videos', '条', 'items', 'EXACT', '{video}', 'COUNT', '{}', null, null, null, null,
     '期内发布的微视频数。', 'Micro videos published in the period.'),
    ('video.views', 1, 130, 'SERVICE', 'LEDGER', '微视频浏览量', 'Views of micro videos', '次', 'views', 'ABOUT', '{video}', 'SUM', '{views}', null, null, null, null,
     '期内发布的微视频登记的浏览次数之和；只作陈述，不用于考核。', 'Recorded views of the videos published in the period; told, never assessed.'),
    ('volunteer.categories', 1, 140, 'SERVICE', 'LEDGER', '志愿服务项目类别', 'Volunteer project categories', '类', 'categories', 'EXACT', '{volunteer}', 'DISTINCT_CATEGORY', '{}', null, null, null, null,
     '期内开展过的志愿服务项目类别数。', 'Different project categories in which volunteers served.'),
    ('volunteer.sessions', 1, 150, 'SERVICE', 'LEDGER', '志愿服务', 'Volunteer sessions', '场次', 'sessions', 'EXACT', '{volunteer}', 'COUNT', '{}', null, null, null, null,
     '期内开展的志愿服务事项数。', 'Volunteer sessions held in the period.'),
    ('volunteer.participants', 1, 160, 'SERVICE', 'LEDGER', '志愿服务参与', 'Volunteers taking part', '人次', 'times persons', 'ABOUT', '{volunteer}', 'SUM', '{participants}', null, null, null, null,
     '志愿服务参加人次之和。', 'Times persons took part in volunteer sessions.'),
    ('volunteer.materials', 1, 170, 'SERVICE', 'LEDGER', '志愿服务发放宣传资料', 'Materials handed out by volunteers', '份', 'copies', 'ABOUT', '{volunteer}', 'SUM', '{materials}', null, null, null, null,
     '志愿服务发放的宣传资料份数之和。', 'Copies handed out in volunteer sessions.'),
    ('talk.groups', 1, 180, 'SERVICE', 'LEDGER', '宣讲组', 'Lecture teams', '个', 'teams', 'EXACT', '{talk}', 'DISTINCT_TEAM', '{}', null, null, null, null,
     '期内开展过宣讲的宣讲组数。', 'Different lecture teams that spoke in the period.'),
    ('talk.sessions', 1, 190, 'SERVICE', 'LEDGER', '宣讲', 'Talks', '场次', 'talks', 'EXACT', '{talk}', 'COUNT', '{}', null, null, null, null,
     '期内开展的宣讲事项数。', 'Talks given in the period.'),
    ('lecture.sessions', 1, 200, 'TALENT', 'LEDGER', '讲党课', 'Party lectures', '次', 'lectures', 'EXACT', '{lecture}', 'COUNT', '{}', null, null, null, null,
     '期内讲党课的事项数。', 'Party lectures given in the period.'),
    ('study.sessions', 1, 210, 'TALENT', 'LEDGER', '周三学习', 'Wednesday study', '次', 'sessions', 'EXACT', '{study}', 'COUNT', '{}', null, null, null, null,
     '期内集中学习的事项数。', 'Study sessions held in the period.'),
    ('training.sessions', 1, 220, 'TALENT', 'LEDGER', '干部培训', 'Trainings', '期', 'trainings', 'EXACT', '{training}', 'COUNT', '{}', null, null, null, null,
     '期内举办或参加的培训事项数。', 'Trainings held or attended in the period.');
