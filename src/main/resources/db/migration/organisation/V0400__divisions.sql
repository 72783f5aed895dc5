create schema organisation;

-- National reference data, the same for every county: the application reads it, the repeatable migrations of organisation.load fill it
-- from the files under organisation/ whenever those change.
create table organisation.region (
    code bigint primary key,
    digits text not null,
    name text not null,
    stem text not null,
    word text not null,
    level text not null,
    parent bigint references organisation.region,
    heading boolean not null default false,
    constraint region_digits_shape check (digits ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9})$'),
    constraint region_level_known check (level in ('PROVINCE', 'PREFECTURE', 'COUNTY', 'TOWNSHIP')),
    -- Only provinces stand under nothing; a missing parent would drop a county out of its province's scope unseen.
    constraint region_parent_unless_province check ((level = 'PROVINCE') = (parent is null)),
    -- A heading (市辖区, 省直辖县级行政区划) groups counties in the statistics and is no division: nobody works there.
    constraint region_heading_is_prefecture check (not heading or level = 'PREFECTURE')
);
create index region_below on organisation.region (parent, code);
create index region_by_name on organisation.region (level, name text_pattern_ops);
comment on column organisation.region.code is 'first twelve-digit code of the division';
comment on column organisation.region.stem is 'name without what says the kind of division: 班玛, 果洛';
comment on column organisation.region.word is 'what it is called among its like, as in 团县委: 县 市 区 旗 州 盟 省, 地 for 地区, 工 for zones';

-- The mass organisations every division has, and how they are written. {name} 班玛县, {stem} 班玛, {word} 县.
create table organisation.unit_template (
    type text primary key,
    position integer not null unique,
    everywhere boolean not null,
    short_form text not null,
    full_form text not null,
    spellings text[] not null default '{}'
);
insert into organisation.unit_template (type, position, everywhere, short_form, full_form, spellings) values
    ('UNION', 1, true, '总工会', '{name}总工会', array['工会', '总工会委员会']),
    ('YOUTH', 2, true, '团{word}委', '共青团{name}委员会', array['团委', '共青团', '共青团委', '共青团委员会', '共青团{word}委',
        '共青团{word}委员会', '共青团{name}委', '共青团{stem}委员会', '团{name}委', '团{name}委员会', '中国共产主义青年团{name}委员会']),
    ('WOMEN', 3, true, '妇联', '{name}妇女联合会', array['妇女联合会']),
    ('SCIENCE', 4, true, '科协', '{name}科学技术协会', array['科学技术协会', '科技协会']),
    ('REDCROSS', 5, true, '红十字会', '{name}红十字会', array['红会', '中国红十字会{name}分会']),
    ('DISABLED', 6, true, '残联', '{name}残疾人联合会', array['残疾人联合会']),
    ('COMMERCE', 7, true, '工商联', '{name}工商业联合会', array['工商业联合会', '工商联合会', '总商会']),
    ('CENTRE', 8, false, '{word}群团服务中心', '{name}群团服务中心', array['群团服务中心', '群团中心']),
    ('OFFICE', 9, false, '协同办', '{name}群团协同化工作办公室', array['协同化办公室', '群团协同办', '群团协同化办公室']);

-- What the State Council's yearly notice says of a day that is not as the weekday would have it. A day may stand in two notices.
create table organisation.holiday (
    day date not null,
    notice smallint not null,
    name text not null,
    off boolean not null,
    primary key (day, notice)
);
create table organisation.holiday_notice (
    year smallint primary key,
    papers text[] not null
);

revoke insert, update, delete on organisation.region, organisation.unit_template, organisation.holiday, organisation.holiday_notice
    from ${app_user};
