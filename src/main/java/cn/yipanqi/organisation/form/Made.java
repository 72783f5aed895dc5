package cn.yipanqi.organisation.form;

import java.util.UUID;

/** What the API answers to a thing made: its id. */
public record Made(UUID id) {}
