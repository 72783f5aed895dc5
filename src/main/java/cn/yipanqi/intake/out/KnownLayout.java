package cn.yipanqi.intake.out;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The layout of a ledger, as it lies in the workbook of it that was posted last.
 *
 * @param unit whose ledger it is, none where the county shares it
 * @param intake with which the workbook was posted
 * @param year of that workbook
 */
public record KnownLayout(String kind, @Nullable UUID unit, UUID intake, int year, String file, String sheet) {}
