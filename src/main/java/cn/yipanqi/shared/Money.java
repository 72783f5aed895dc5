package cn.yipanqi.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount in yuan, rounded to the fen; never negative in this product. */
public record Money(BigDecimal yuan) implements Comparable<Money> {

    public static final Money ZERO = new Money(BigDecimal.ZERO);
    private static final BigDecimal WAN = BigDecimal.valueOf(10_000);

    public Money {
        yuan = yuan.setScale(2, RoundingMode.HALF_UP);
        if (yuan.signum() < 0) {
            throw new IllegalArgumentException("negative amount: " + yuan);
        }
    }

    public static Money yuan(String amount) {
        return new Money(new BigDecimal(amount));
    }

    /** From 万元, ten thousand yuan. */
    public static Money wan(BigDecimal amount) {
        return new Money(amount.multiply(WAN));
    }

    public BigDecimal inWan(int decimals) {
        return yuan.divide(WAN, decimals, RoundingMode.HALF_UP);
    }

    public Money plus(Money other) {
        return new Money(yuan.add(other.yuan));
    }

    @Override
    public int compareTo(Money other) {
        return yuan.compareTo(other.yuan);
    }
}
